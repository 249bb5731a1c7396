# Words around the map: header, notices, about page, error pages.

page-name = Orta Atlas
page-title = Orta Atlas: Türkiye's corridors in Central Asia
page-description = An interactive atlas of Türkiye's corridors and relations in Kazakhstan, Turkmenistan, Kyrgyzstan, Uzbekistan and Tajikistan. Every figure has its source; doubtful ones are shown and flagged.
page-heading = Türkiye's corridors and relations in five Central Asian republics
page-about = About
page-map = Map
page-languages = Language
page-skip = Skip to the map
page-open-full = Open in the full atlas
page-default-view = Back to the default view
page-ways-in = Views to start from
page-no-script = The interactive map needs JavaScript. Without it, the page about the atlas, its method and its sources can still be read.
page-map-label = Map
page-panel-label = Layers and legend

notice-title = Part of the address was not understood and has been ignored:
notice-unknown-name = there is no parameter “{ $parameter }”
notice-bad-value = “{ $parameter }” cannot be “{ $value }”
notice-repeated = “{ $parameter }” is given twice; the first counts
notice-dismiss = Close this notice

error-400 = The address was not understood
error-404 = There is no such page
error-405 = This address can only be read
error-422 = Part of the address was not understood
error-500 = Something went wrong on our side
error-503 = The atlas is not ready yet
error-text = Please check the address, or start from the map.
error-back = Go to the map

about-title = About the atlas
about-lead = Orta Atlas shows Türkiye's corridors and relations in Kazakhstan, Turkmenistan, Kyrgyzstan, Uzbekistan and Tajikistan. It stands on one Arabic research paper about Turkish smart power, and on published figures about the corridors themselves.
about-paper-title = The paper
about-paper = Ali Jassim Mohammed and Kawthar Nimah Shanawa, College of Political Science, Mustansiriyah University: “Activating Turkey's smart power tools in Central Asian countries” (in Arabic), 2025. The atlas holds { $claims } claims read from it, each in our own short words with its place in the paper.
about-honesty-title = Doubtful figures stay visible
about-honesty = No figure is repaired in silence. A doubtful or wrong figure is shown as printed, with a mark, a word and the reason; it is never painted as if it were sound and never stretches a scale. “Not stated” means that the paper gives no value: it is neither zero nor doubtful.
about-lines-title = How exact the lines are
about-lines = Each leg of a corridor says how far the drawn line may lie from the real one (95 of 100 points lie closer). Lines without surveyed geometry are drawn through published places and called schematic where no such number can be given. On the map, a soft band shows that distance wherever it is wide enough to be seen, and the word “schematic” stands beside lines that are far from exact.
about-borders-title = Borders
about-borders = Borders are drawn as Natural Earth draws them in its German point-of-view edition (1:10 million, version 5.1.1). The atlas describes; it takes no side in disputes. The lagoon Garabogazköl counts as water here; the area of Turkmenistan is given with and without it.
about-privacy-title = No account, no trackers
about-privacy = The atlas sets no cookie, stores nothing on your device and asks no other host for anything.
about-licence-title = Licences
about-licence = Texts and data of the atlas: CC BY 4.0. Points of railways and ports: © OpenStreetMap contributors, ODbL 1.0. Software: MIT. Boundaries and waters: Natural Earth, public domain. Gazetteer: GeoNames, CC BY 4.0. Country names: Unicode CLDR.
about-edition-title = Edition
about-edition = Edition { $edition } of { $date }. The same data always have the same edition id.
