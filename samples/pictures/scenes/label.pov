#include "room.inc"
#include "parcel.inc"
camera { location <-3, 44, -26> look_at <0, 5, 0> right x*3/4 angle 40 }
object { Parcel(16, 12, 12, "waybill-ru.png", 15, 15) rotate -8*y }
torus { 4.4, 0.9 scale <1, 2.6, 1> translate <17, 2.3, -15> pigment { rgb <0.72, 0.62, 0.45> } finish { specular 0.4 } }
