#include "room.inc"
#include "teapot.inc"
camera { location <2, 25, -14> look_at <0, 5.5, 0.3> right x*3/4 angle 36 }
union {
	object { Teapot scale <1, -1, 1> translate 11*y }
	difference {
		cylinder { 10.9*y, 11.05*y, 4.3 }
		cylinder { 10.98*y, 11.1*y, 3.4 }
		texture { Clay } }
	box { <-3, 10.985, -3> <3, 10.987, 3> pigment { image_map { png "stamp.png" once interpolate 2 } translate <-0.5, -0.5, 0> rotate 90*x scale 5.2 } normal { bumps 0.15 scale 0.08 } finish { ambient 0 diffuse 0.85 } no_shadow translate 0.06*y }
	rotate <-5, 20, 0>
}
