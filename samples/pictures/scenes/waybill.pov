#include "room.inc"
#include "parcel.inc"
camera { location <2, 33, -20> look_at <0.3, 6, -0.5> right x*3/4 angle 40 }
object { Parcel(11, 9, 10, "waybill-cn.png", 10, 15) rotate 6*y }
cylinder { <-17, 0.45, -7> <-17, 0.45, 4> 0.45 pigment { rgb <0.1, 0.14, 0.4> } finish { specular 0.6 } }
