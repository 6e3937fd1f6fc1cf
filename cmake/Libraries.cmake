# What each room links from outside. Optional are libdeflate, which zlib stands in for, cairo, without
# which there are no image sheets, libcsv, without which exports of platforms are not read, libzip and expat,
# without which they may be no Excel workbooks, qpdf, without which PDFs are no exhibits and the PDF is not read
# again to see that nothing leaked (the program says so), and poppler, without which their pages are no pictures.
find_package(PkgConfig REQUIRED)
find_package(Threads REQUIRED)
find_package(ZLIB REQUIRED)
find_package(PNG REQUIRED)
find_package(JPEG REQUIRED)
find_package(Haru REQUIRED)
pkg_check_modules(nettle REQUIRED IMPORTED_TARGET nettle)
pkg_check_modules(yaml REQUIRED IMPORTED_TARGET yaml-0.1)
pkg_check_modules(harfbuzz REQUIRED IMPORTED_TARGET harfbuzz>=4.0 harfbuzz-subset)
pkg_check_modules(icu REQUIRED IMPORTED_TARGET icu-uc)

set(LIBRARIES_base Threads::Threads ZLIB::ZLIB ${CMAKE_DL_LIBS})
set(LIBRARIES_tree PkgConfig::yaml)
set(LIBRARIES_custody PkgConfig::nettle)
set(LIBRARIES_image PNG::PNG JPEG::JPEG)
set(LIBRARIES_type PkgConfig::harfbuzz PkgConfig::icu)
set(LIBRARIES_paint Haru::Haru)

# Tells the code with HAVE_<LIBRARY>, 1 or 0.
set(DOSSIER_WITHOUT "" CACHE STRING "Optional libraries to do without: libdeflate;libcsv;libzip;libheif;libwebp;libtiff;giflib;lcms2;cairo;qpdf;poppler;gettext")
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

find_path(CSV_INCLUDE_DIR csv.h) # it has no .pc file either
find_library(CSV_LIBRARY csv)
if(CSV_INCLUDE_DIR AND CSV_LIBRARY AND NOT "libcsv" IN_LIST DOSSIER_WITHOUT)
	list(APPEND LIBRARIES_imports ${CSV_LIBRARY})
	add_compile_definitions(HAVE_LIBCSV=1)
else()
	add_compile_definitions(HAVE_LIBCSV=0)
endif()

# What takes long to map and many cases do without is a module beside the program, NAME.so, opened when it is
# first wanted (base/plug.h). It calls back into the program for what other rooms have.
set(CMAKE_ENABLE_EXPORTS ON)
set(MODULES "")
macro(module_if_there name library)
	pkg_check_modules(${library} IMPORTED_TARGET ${ARGN})
	string(TOUPPER ${library} upper)
	if(${library}_FOUND AND NOT "${library}" IN_LIST DOSSIER_WITHOUT)
		list(APPEND MODULES ${name})
		set(LIBRARY_${name} PkgConfig::${library})
		add_compile_definitions(HAVE_${upper}=1)
	else()
		add_compile_definitions(HAVE_${upper}=0)
	endif()
endmacro()
module_if_there(dossier-heif libheif libheif>=1.12)
module_if_there(dossier-webp libwebp libwebp libwebpdemux)
module_if_there(dossier-tiff libtiff libtiff-4)
module_if_there(dossier-fax libtiff libtiff-4)
module_if_there(dossier-poppler poppler poppler-glib)
module_if_there(dossier-workbook libzip libzip>=1.5 expat)
module_if_there(dossier-cairo cairo cairo>=1.14)
module_if_there(dossier-qpdf qpdf libqpdf>=11.0)
# Files that are each a module ...
set(SOURCES_dossier-heif src/image/libheif.c)
set(SOURCES_dossier-webp src/image/libwebp.c)
set(SOURCES_dossier-tiff src/image/libtiff.c)
set(SOURCES_dossier-fax src/verify/libtiff.c)
set(SOURCES_dossier-poppler src/enclosure/poppler.c)
set(SOURCES_dossier-workbook src/imports/package.c)
set(MODULE_SOURCES "/(libheif|libwebp|libtiff|poppler|package)\\.c$")
# ... and rooms that lie in one, but for these files. door.c stands for the room in the program.
set(MODULE_sheet dossier-cairo)
set(MODULE_verify dossier-qpdf)
set(MODULE_enclosure dossier-qpdf)
set(IN_PROGRAM_sheet "/door\\.c$")
set(IN_PROGRAM_verify "/(door|reading|search)\\.c$")
set(IN_PROGRAM_enclosure "/(door|packet|render)\\.c$")
list(APPEND LIBRARY_dossier-qpdf m)
# What is told of them by name.
set_property(SOURCE src/image/foreign.c PROPERTY COMPILE_DEFINITIONS
	LIBHEIF_NAME="libheif ${libheif_VERSION}" LIBWEBP_NAME="libwebp ${libwebp_libwebp_VERSION}"
	LIBTIFF_NAME="libtiff ${libtiff_VERSION}" LCMS_NAME="Little CMS ${lcms2_VERSION}")
set_property(SOURCE src/imports/workbook.c PROPERTY COMPILE_DEFINITIONS
	WORKBOOK_NAMES="libzip ${libzip_libzip_VERSION}, expat ${libzip_expat_VERSION}")
set_property(SOURCE src/enclosure/render.c PROPERTY COMPILE_DEFINITIONS POPPLER_NAME="poppler ${poppler_VERSION}")
