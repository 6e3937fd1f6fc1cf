# What each room links from outside. Optional are libdeflate, which zlib stands in for, cairo, without
# which there are no image sheets, qpdf, without which PDFs are no exhibits and the PDF is not read again to
# see that nothing leaked (the program says so), and poppler, without which their pages are no pictures.
find_package(PkgConfig REQUIRED)
find_package(Threads REQUIRED)
find_package(ZLIB REQUIRED)
find_package(PNG REQUIRED)
find_package(JPEG REQUIRED)
find_package(OpenSSL REQUIRED COMPONENTS Crypto)
find_package(Haru REQUIRED)
pkg_check_modules(yaml REQUIRED IMPORTED_TARGET yaml-0.1)
pkg_check_modules(harfbuzz REQUIRED IMPORTED_TARGET harfbuzz>=4.0 harfbuzz-subset)
pkg_check_modules(icu REQUIRED IMPORTED_TARGET icu-uc)

set(LIBRARIES_base Threads::Threads ZLIB::ZLIB ${CMAKE_DL_LIBS})
set(LIBRARIES_tree PkgConfig::yaml)
set(LIBRARIES_custody OpenSSL::Crypto)
set(LIBRARIES_image PNG::PNG JPEG::JPEG)
set(LIBRARIES_type PkgConfig::harfbuzz PkgConfig::icu)
set(LIBRARIES_paint Haru::Haru)

# Tells the code with HAVE_<LIBRARY>, 1 or 0.
set(DOSSIER_WITHOUT "" CACHE STRING "Optional libraries to do without: libdeflate;libheif;libwebp;libtiff;giflib;lcms2;cairo;qpdf;poppler;gettext")
macro(link_if_there room library)
	pkg_check_modules(${library} IMPORTED_TARGET ${ARGN})
	string(TOUPPER ${library} upper)
	if(${library}_FOUND AND NOT "${library}" IN_LIST DOSSIER_WITHOUT)
		list(APPEND LIBRARIES_${room} PkgConfig::${library})
		add_compile_definitions(HAVE_${upper}=1)
	else()
		add_compile_definitions(HAVE_${upper}=0)
	endif()
endmacro()

link_if_there(base libdeflate libdeflate)
link_if_there(image lcms2 lcms2)
find_package(GIF) # it has no .pc file
if(GIF_FOUND AND NOT "giflib" IN_LIST DOSSIER_WITHOUT)
	list(APPEND LIBRARIES_image GIF::GIF)
	add_compile_definitions(HAVE_GIFLIB=1)
else()
	add_compile_definitions(HAVE_GIFLIB=0)
endif()
link_if_there(sheet cairo cairo>=1.14)
link_if_there(verify qpdf libqpdf>=11.0)
link_if_there(enclosure qpdf libqpdf>=11.0)
list(APPEND LIBRARIES_enclosure m)
if(NOT qpdf_FOUND OR "qpdf" IN_LIST DOSSIER_WITHOUT)
	set(SOURCES_enclosure "/(absent|packet|render)\\.c$")
endif()

# What takes long to map and few cases need is a module beside the program: NAME.so of src/ROOM/NAME.c,
# opened when it is first wanted (base/plug.h). It calls back into the program for what the room has.
set(CMAKE_ENABLE_EXPORTS ON)
set(CMAKE_BUILD_RPATH ${CMAKE_BINARY_DIR})
set(CMAKE_INSTALL_RPATH "$ORIGIN/../${CMAKE_INSTALL_LIBDIR}/dossier")
add_link_options(-Wl,--disable-new-dtags) # so that the path holds, too, where a sanitizer stands between
set(MODULES "")
macro(module_if_there room library source name)
	pkg_check_modules(${library} IMPORTED_TARGET ${ARGN})
	string(TOUPPER ${library} upper)
	if(${library}_FOUND AND NOT "${library}" IN_LIST DOSSIER_WITHOUT)
		list(APPEND MODULES ${name})
		set(MODULE_${name} src/${room}/${source} PkgConfig::${library})
		add_compile_definitions(HAVE_${upper}=1)
	else()
		add_compile_definitions(HAVE_${upper}=0)
	endif()
endmacro()
module_if_there(image libheif libheif.c dossier-heif libheif>=1.12)
module_if_there(image libwebp libwebp.c dossier-webp libwebp libwebpdemux)
module_if_there(image libtiff libtiff.c dossier-tiff libtiff-4)
module_if_there(enclosure poppler poppler.c dossier-poppler poppler-glib)
# Files that are in modules alone, and what is told of them by name.
set(MODULE_SOURCES "/(libheif|libwebp|libtiff|poppler)\\.c$")
set_property(SOURCE src/image/foreign.c PROPERTY COMPILE_DEFINITIONS
	LIBHEIF_NAME="libheif ${libheif_VERSION}" LIBWEBP_NAME="libwebp ${libwebp_libwebp_VERSION}"
	LIBTIFF_NAME="libtiff ${libtiff_VERSION}" LCMS_NAME="Little CMS ${lcms2_VERSION}")
set_property(SOURCE src/enclosure/render.c PROPERTY COMPILE_DEFINITIONS POPPLER_NAME="poppler ${poppler_VERSION}")
