# The translations of messages, po/LANGUAGE.po, to catalogues in the folder `locale` beside the program.
# Without msgfmt (package gettext) the program speaks English alone, and says so with --version.
find_program(MSGFMT_PROGRAM msgfmt)
if(NOT MSGFMT_PROGRAM OR "gettext" IN_LIST DOSSIER_WITHOUT)
	message(STATUS "without msgfmt (gettext): messages will be in English alone")
	return()
endif()
file(GLOB translations CONFIGURE_DEPENDS ${CMAKE_SOURCE_DIR}/po/*.po)
foreach(translation IN LISTS translations)
	get_filename_component(language ${translation} NAME_WE)
	set(folder ${CMAKE_BINARY_DIR}/locale/${language}/LC_MESSAGES)
	file(MAKE_DIRECTORY ${folder})
	add_custom_command(OUTPUT ${folder}/dossier.mo DEPENDS ${translation} VERBATIM
		COMMAND ${MSGFMT_PROGRAM} --check-format --output-file=${folder}/dossier.mo ${translation})
	list(APPEND catalogues ${folder}/dossier.mo)
	install(FILES ${folder}/dossier.mo DESTINATION ${CMAKE_INSTALL_LOCALEDIR}/${language}/LC_MESSAGES)
endforeach()
add_custom_target(messages ALL DEPENDS ${catalogues})
add_dependencies(dossier messages)
