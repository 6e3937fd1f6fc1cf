// The base of the cup as the buyer took it: by the light of a lamp, from closer and askew.
#include "room.inc"
camera { location <-5.5, 16, -10.5> look_at <0.6, 4.4, 0.4> right x*4/3 up y sky <0.35, 1, 0.1> angle 36 }
light_source { <14, 26, 10> rgb <1.0, 0.80, 0.55>*0.55 area_light 4*x, 4*z, 2, 2 adaptive 0 jitter }
#declare Steel = texture { pigment { rgb 0.66 } normal { wood 0.12 rotate 90*x scale 0.12 turbulence 0.01 } finish { ambient 0 diffuse 0.35 specular 0.7 roughness 0.03 metallic reflection { 0.22 metallic } } }
#declare Black = texture { pigment { rgb <0.022, 0.024, 0.03> } finish { ambient 0 diffuse 0.8 specular 0.35 roughness 0.04 reflection { 0.02, 0.1 fresnel } conserve_energy } }
union {
	cylinder { -9*y, 6.2*y, 3.4 texture { Black } interior { ior 1.5 } }
	torus { 3.15, 0.26 translate 6.2*y texture { Black } interior { ior 1.5 } }
	cylinder { 6.2*y, 6.3*y, 3.05 texture { Steel } }
	cylinder { 6.3*y, 6.31*y, 1.75
		texture { pigment { gradient <0.8, 0, 0.6> colour_map { [0 rgb <0.75,0.85,0.95>] [0.25 rgb <0.85,0.95,0.80>] [0.5 rgb <0.97,0.88,0.75>] [0.75 rgb <0.88,0.78,0.95>] [1 rgb <0.75,0.85,0.95>] } scale 1.3 turbulence 0.25 }
			finish { ambient 0 diffuse 0.7 specular 0.9 roughness 0.01 reflection 0.08 } } }
	box { <-3, 6.312, -3> <3, 6.314, 3>
		pigment { image_map { png "code.png" once interpolate 2 } translate <-0.5, -0.5, 0> rotate 90*x scale 6 } finish { ambient 0 diffuse 0.8 } no_shadow }
	rotate <-6, -38, -5>
}
