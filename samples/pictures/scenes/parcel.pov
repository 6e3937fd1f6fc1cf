#include "room.inc"
#include "parcel.inc"
camera { location <14, 34, -46> look_at <0, 8.5, -2> right x*4/3 angle 44 }
// the scale
union {
	box { <-17, 0, -15> <17, 2.6, 13> pigment { rgb 0.20 } finish { specular 0.3 } }
	box { <-16, 2.6, -11> <16, 3.1, 12> texture { pigment { rgb 0.6 } finish { ambient 0 diffuse 0.4 metallic specular 0.6 roughness 0.04 reflection 0.15 } } }
	box { <-6, 0.5, -15.15> <6, 2.3, -14.9> pigment { image_map { png "scale.png" once interpolate 2 } translate <-0.5, 0, 0> scale <12, 1.8, 1> translate 0.5*y } finish { ambient 0.25 diffuse 0.5 } }
	rotate 4*y
}
object { Parcel(14, 9.5, 11, "waybill-ru.png", 13, 13) rotate 10*y translate 3.1*y }
