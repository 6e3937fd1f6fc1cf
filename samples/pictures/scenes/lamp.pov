#include "room.inc"
camera { location <10, 26, -70> look_at <0, 17.5, 0> right x*3/4 angle 34 }
#declare Matte = texture { pigment { rgb <0.80, 0.79, 0.74> } normal { bumps 0.02 scale 0.05 } finish { ambient 0 diffuse 0.8 specular 0.1 roughness 0.08 } }
#declare Brass = texture { pigment { rgb <0.55, 0.40, 0.17> } finish { ambient 0 diffuse 0.35 metallic specular 0.8 roughness 0.03 reflection { 0.3 metallic } } }
cylinder { 0, 1.4*y, 8 texture { Matte } }
torus { 7.6, 0.4 translate 1.2*y texture { Matte } }
cylinder { y, 24*y, 0.55 texture { Brass } }
sphere { 24*y, 1.1 texture { Brass } }
difference {
	cone { 22*y, 12.5, 36*y, 7 }
	cone { 21.9*y, 12.2, 36.1*y, 6.7 }
	texture { pigment { rgb <0.30, 0.40, 0.44> } normal { bumps 0.03 scale <0.1, 2, 0.1> } finish { ambient 0 diffuse 0.75 } } }
sphere { 28*y, 2.6 pigment { rgb <1, 0.93, 0.75>*1.4 } finish { ambient 1.1 diffuse 0 } no_shadow }
light_source { <0, 27, 0> rgb <1, 0.85, 0.6>*0.55 fade_distance 30 fade_power 2 }
sphere_sweep { b_spline 7, <7,0.3,2>,0.22 <9,0.3,1>,0.22 <13,0.3,4>,0.22 <15,0.3,-3>,0.22 <20,0.3,-5>,0.22 <24,0.3,2>,0.22 <30,0.3,4>,0.22 pigment { rgb 0.9 } }
// the second one, still in its carton
box { <-8, 0, -7> <8, 30, 7> pigment { rgb <0.55, 0.42, 0.28> } finish { ambient 0 diffuse 0.8 } rotate -18*y translate <-22, 0, 26> }
