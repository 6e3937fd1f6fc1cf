# One static library a room, linked as src/WALLS allows: a room that calls another it may not
# know does not link.
set(walls ${CMAKE_SOURCE_DIR}/src/WALLS)
set_property(DIRECTORY APPEND PROPERTY CMAKE_CONFIGURE_DEPENDS ${walls})
file(STRINGS ${walls} lines REGEX "^[a-z]+ *:")

add_library(dossier_flags INTERFACE)
target_compile_features(dossier_flags INTERFACE c_std_17)
target_compile_definitions(dossier_flags INTERFACE _POSIX_C_SOURCE=200809L _XOPEN_SOURCE=700 _DEFAULT_SOURCE)
target_include_directories(dossier_flags INTERFACE ${CMAKE_SOURCE_DIR}/src ${CMAKE_SOURCE_DIR}/include)
target_compile_options(dossier_flags INTERFACE -Wall -Wextra -Wpedantic -Wshadow -Wstrict-prototypes
	-Wmissing-prototypes -Wpointer-arith -Wwrite-strings -Wvla -Wformat=2 -Wimplicit-fallthrough
	-Wundef -fno-common -fstack-protector-strong
	-Wno-format-nonliteral) # Clang counts it to -Wformat=2, and sees no attribute of ours
if(DOSSIER_WERROR)
	target_compile_options(dossier_flags INTERFACE -Werror)
endif()
if(DOSSIER_SANITIZE)
	target_compile_options(dossier_flags INTERFACE -fsanitize=address,undefined -fno-sanitize-recover=all
		-fno-omit-frame-pointer)
	target_link_options(dossier_flags INTERFACE -fsanitize=address,undefined)
endif()

set(ROOMS "")
foreach(line IN LISTS lines)
	string(REPLACE ":" ";" fields "${line}")
	list(GET fields 0 room)
	list(GET fields 1 known)
	string(STRIP "${room}" room)
	string(STRIP "${known}" known)
	string(REGEX REPLACE " +" ";" known "${known}")
	file(GLOB sources CONFIGURE_DEPENDS ${CMAKE_SOURCE_DIR}/src/${room}/*.c)
	list(FILTER sources EXCLUDE REGEX "${MODULE_SOURCES}")
	if(SOURCES_${room}) # without its library
		list(FILTER sources INCLUDE REGEX "${SOURCES_${room}}")
	else()
		list(FILTER sources EXCLUDE REGEX "/absent\\.c$")
	endif()
	if(NOT sources)
		continue()
	endif()
	add_library(room_${room} STATIC ${sources})
	target_link_libraries(room_${room} PUBLIC dossier_flags ${LIBRARIES_${room}})
	foreach(other IN LISTS known)
		if(TARGET room_${other})
			target_link_libraries(room_${room} PUBLIC room_${other})
		endif()
	endforeach()
	list(APPEND ROOMS ${room})
endforeach()
if(TARGET room_run)
	target_compile_definitions(room_run PRIVATE
		DOSSIER_DATA_INSTALLED="${CMAKE_INSTALL_FULL_DATADIR}/dossier"
		DOSSIER_DATA_SOURCE="${CMAKE_SOURCE_DIR}")
endif()

foreach(module IN LISTS MODULES)
	list(GET MODULE_${module} 0 source)
	list(GET MODULE_${module} 1 library)
	add_library(${module} MODULE ${source})
	set_target_properties(${module} PROPERTIES PREFIX "" LIBRARY_OUTPUT_DIRECTORY ${CMAKE_BINARY_DIR})
	target_link_libraries(${module} PRIVATE dossier_flags ${library})
	install(TARGETS ${module} DESTINATION ${CMAKE_INSTALL_LIBDIR}/dossier)
endforeach()
