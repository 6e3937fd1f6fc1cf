# libharu has no .pc file. Haru_ROOT or CMAKE_PREFIX_PATH may name another version's folder.
find_path(Haru_INCLUDE_DIR hpdf.h)
find_library(Haru_LIBRARY NAMES hpdf libhpdf)
if(Haru_INCLUDE_DIR AND EXISTS ${Haru_INCLUDE_DIR}/hpdf_version.h)
	# HPDF_VERSION_TEXT is a string in 2.3 and an expression in 2.4: the numbers are there in both.
	file(STRINGS ${Haru_INCLUDE_DIR}/hpdf_version.h text REGEX "define HPDF_(MAJOR|MINOR|BUGFIX)_VERSION ")
	string(REGEX MATCHALL "[0-9]+" numbers "${text}")
	list(JOIN numbers "." Haru_VERSION)
endif()
include(FindPackageHandleStandardArgs)
find_package_handle_standard_args(Haru REQUIRED_VARS Haru_LIBRARY Haru_INCLUDE_DIR VERSION_VAR Haru_VERSION)
if(Haru_FOUND AND NOT TARGET Haru::Haru)
	add_library(Haru::Haru UNKNOWN IMPORTED)
	set_target_properties(Haru::Haru PROPERTIES IMPORTED_LOCATION ${Haru_LIBRARY}
		INTERFACE_INCLUDE_DIRECTORIES ${Haru_INCLUDE_DIR})
endif()
mark_as_advanced(Haru_INCLUDE_DIR Haru_LIBRARY)
