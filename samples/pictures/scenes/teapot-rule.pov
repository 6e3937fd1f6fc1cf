#include "room.inc"
#include "teapot.inc"
camera { location <-4, 15, -47> look_at <0.5, 6.2, 0> right x*4/3 angle 36 }
object { Teapot rotate 14*y }
// a steel rule standing against a block beside it
box { <0, 0, 0> <3, 16, 0.12>
	texture { pigment { image_map { png "rule.png" once interpolate 2 } scale <3, 16, 1> } finish { ambient 0 diffuse 0.7 specular 0.4 roughness 0.03 reflection 0.04 } }
	translate <12.2, 0, -2.5> }
box { <0, 0, 0.14> <3, 9, 3> pigment { rgb <0.4, 0.3, 0.2> } translate <12.2, 0, -2.5> }
