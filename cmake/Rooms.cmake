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

# The sources of a room as tests have it, linked with its library; of one that lies in a module, as the program and
# the module have it, too. Without the library the room is what the program has.
macro(find_sources room)
	file(GLOB sources CONFIGURE_DEPENDS ${CMAKE_SOURCE_DIR}/src/${room}/*.c)
	list(FILTER sources EXCLUDE REGEX "${MODULE_SOURCES}")
	set(in_program ${sources})
	if(MODULE_${room})
		list(FILTER in_program INCLUDE REGEX "${IN_PROGRAM_${room}}")
	endif()
	if("${MODULE_${room}}" IN_LIST MODULES)
		list(APPEND LIBRARIES_${room} ${LIBRARY_${MODULE_${room}}})
		list(FILTER sources EXCLUDE REGEX "/door\\.c$")
		set(in_module ${sources})
		list(FILTER in_module EXCLUDE REGEX "${IN_PROGRAM_${room}}")
		list(APPEND SOURCES_${MODULE_${room}} ${in_module})
	else()
		set(sources ${in_program})
	endif()
endmacro()

set(PROGRAM_SOURCES "")
set(PROGRAM_LIBRARIES "")
foreach(line IN LISTS lines)
	string(REPLACE ":" ";" fields "${line}")
	list(GET fields 0 room)
	list(GET fields 1 known)
	string(STRIP "${room}" room)
	string(STRIP "${known}" known)
	string(REGEX REPLACE " +" ";" known "${known}")
	find_sources(${room})
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
	if(MODULE_${room})
		list(APPEND PROGRAM_SOURCES ${in_program})
	else()
		list(APPEND PROGRAM_SOURCES $<TARGET_OBJECTS:room_${room}>)
		list(APPEND PROGRAM_LIBRARIES ${LIBRARIES_${room}})
	endif()
endforeach()
if(TARGET room_run)
	target_compile_definitions(room_run PRIVATE
		DOSSIER_DATA_INSTALLED="${CMAKE_INSTALL_FULL_DATADIR}/dossier"
		DOSSIER_DATA_SOURCE="${CMAKE_SOURCE_DIR}")
endif()
target_compile_definitions(room_cli PRIVATE DOSSIER_MODULES_INSTALLED="${CMAKE_INSTALL_LIBDIR}/dossier")

foreach(module IN LISTS MODULES)
	add_library(${module} MODULE ${SOURCES_${module}})
	set_target_properties(${module} PROPERTIES PREFIX "" LIBRARY_OUTPUT_DIRECTORY ${CMAKE_BINARY_DIR})
	target_link_libraries(${module} PRIVATE dossier_flags ${LIBRARY_${module}})
	target_link_options(${module} PRIVATE -Wl,-Bsymbolic) # a room's doors are in the program, under the same names
	install(TARGETS ${module} DESTINATION ${CMAKE_INSTALL_LIBDIR}/dossier)
endforeach()
