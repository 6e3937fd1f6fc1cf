#include "room.inc"
camera { location <7, 17, -38> look_at <2.2, 10.8, 0> right x*3/4 angle 40 }
#declare Steel = texture { pigment { rgb 0.72 } finish { ambient 0 diffuse 0.25 specular 0.8 roughness 0.02 metallic reflection { 0.45 metallic } brilliance 3 } }
#declare Black = texture { pigment { rgb <0.022, 0.024, 0.03> } normal { bumps 0.025 scale 0.06 } finish { ambient 0 diffuse 0.8 specular 0.35 roughness 0.035 reflection { 0.02, 0.12 fresnel } conserve_energy } }
lathe { cubic_spline 12, <2.9,-0.6> <3.05,0> <3.35,0.35> <3.4,1.2> <3.4,6> <3.4,13> <3.4,16.4> <3.3,17.2> <2.95,17.9> <2.85,18.2> <2.8,18.6> <2.7,19>
	texture { Black } interior { ior 1.5 } }
torus { 3.15, 0.13 translate 17.75*y texture { Steel } }
cylinder { 17.9*y, 21.6*y, 2.95 texture { Black } interior { ior 1.5 } }
torus { 2.8, 0.16 translate 21.6*y texture { Black } interior { ior 1.5 } }
cylinder { 21.6*y, 21.76*y, 2.8 texture { Steel } }
// the printed mark
cylinder { 9*y, 14*y, 3.5 open
	texture { pigment { image_map { png "mark.png" map_type 2 once interpolate 2 } scale <1, 5, 1> translate 9*y rotate -100*y } finish { ambient 0 diffuse 0.85 } } }
// its carton
box { <-5, 0, -4> <4, 24, 5> pigment { rgb <0.62, 0.60, 0.55> } normal { bumps 0.05 scale 0.3 } finish { ambient 0 diffuse 0.8 } rotate 24*y translate <12.5, 0, 10> }
box { <-5.01, 17, -4.02> <4.01, 20.5, 5.02> pigment { rgb <0.10, 0.20, 0.27> } finish { ambient 0 diffuse 0.8 } rotate 24*y translate <12.5, 0, 10> }
