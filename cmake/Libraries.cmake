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

set(LIBRARIES_base Threads::Threads ZLIB::ZLIB)
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
link_if_there(image libheif libheif>=1.12)
link_if_there(image libwebp libwebp libwebpdemux)
link_if_there(image libtiff libtiff-4)
link_if_there(image lcms2 lcms2)
# Their headers do not tell in full.
set_property(SOURCE src/image/foreign.c PROPERTY COMPILE_DEFINITIONS
	LIBWEBP_NAME="libwebp ${libwebp_libwebp_VERSION}" LIBTIFF_NAME="libtiff ${libtiff_VERSION}"
	LCMS_NAME="Little CMS ${lcms2_VERSION}")
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
link_if_there(enclosure poppler poppler-glib)
list(APPEND LIBRARIES_enclosure m)
if(NOT qpdf_FOUND OR "qpdf" IN_LIST DOSSIER_WITHOUT)
	set(SOURCES_enclosure "/(absent|packet|render)\\.c$")
endif()
