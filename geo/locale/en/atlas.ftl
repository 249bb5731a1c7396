# Words of the map: layers, legend, panel, credit. Messages with a prefix such as map- or tree- go to the page script.

list-separator = {", "}

group-energy = Energy corridors
group-transport = Transport corridors
group-relations = Relations
group-organisations = Organisations
group-rivals = Rivals named by the paper
group-places = Places
group-context = Base map

in-paper-named = named in the paper
in-paper-implied = implied in the paper
in-paper-no = context, not in the paper

map-km = km
map-m = m
map-label = Map of the corridors and the five republics
map-zoom-in = Zoom in
map-zoom-out = Zoom out
map-fit = Fit to what is shown

tree-title = Layers
tree-about = About this corridor
tree-only = Show only this
tree-zoom = Zoom to this
tree-count = On the map
tree-on-of = ⟨•⟩ of ⟨••⟩ on
tree-load-failed = The shapes of this layer could not be loaded. Switch it off and on to try again.

leg-pipeline = pipeline
leg-rail = railway
leg-sea = sea route
leg-ferry = ferry
leg-road = road
leg-flow = flow
leg-operating = operating
leg-under-construction = under construction
leg-proposed = proposed
leg-suspended = suspended
leg-historic = historic
leg-schematic = schematic line
leg-schematic-word = schematic
leg-accuracy = drawn to about
leg-separator = {", "}
leg-km = km

legend-title = Legend
legend-line = { $name } ({ $form })
legend-band = The real line lies within the soft band (95 of 100 points)
legend-doubtful = Stated, but doubtful
legend-wrong = Stated, but wrong
legend-not-stated = Not stated in the paper
legend-not-applicable = Not applicable
legend-painted = Figure written on the republic
legend-quantiles = Classes with equal counts (quantiles)
legend-marked-corrected = Corrected reading of the printed figure
legend-marked-doubtful = Doubtful figure, painted as printed
legend-marked-partial = Sum of a part only: faulty figures are left out
legend-conflict = Figures in the paper contradict each other
legend-coverage =
    { $count ->
        [one] { $count } of { $total } republics has a painted figure.
       *[other] { $count } of { $total } republics have a painted figure.
    }
legend-undated =
    { $count ->
        [one] { $count } undated figure is left out.
       *[other] { $count } undated figures are left out.
    }
legend-with-unit = { $name }, { $unit }
legend-between = { $low } to { $high }

state-doubtful = stated, but doubtful
state-wrong = stated, but wrong
state-not-stated = not stated
state-not-applicable = not applicable
state-corrected = corrected reading
state-partial = only part of it could be added up
state-conflict = Figures in the paper contradict each other
state-with-date = { $value } ({ $date })

details-title = Details
details-close = Close
details-loading = Loading
details-load-failed = The details could not be loaded.
details-missing = There are no details about this yet.
details-source = Source
details-note = Note
details-printed = As printed
details-claim-page = The page of this claim

sign-doubtful = ?
sign-wrong = !
sign-corrected = *

sign-partial = ~
sign-conflict = ≠

mark-doubtful = doubtful
mark-wrong = wrong

credit-borders = Borders: Natural Earth (German point of view)
credit-places = Places: GeoNames
credit-lines = Rail and sea lines: © OpenStreetMap contributors
credit-edition = Edition { $edition }


qualifier-about = about { $value }
qualifier-more-than = more than { $value }

date-since = since { $date }
date-until = until { $date }
date-interval = { $first } to { $last }

details-republic = Republic
details-area = Area
details-area-measured = Measured from the boundary drawn here
details-area-with-lagoon = With the lagoon Garabogazköl
details-borders = Borders and neighbours
details-trade = Trade with Türkiye, as the paper states it
details-agreements = Agreements
details-memberships = Memberships and joint frameworks
details-lengths = Length
details-length-measured = Measured on the line drawn here
details-length-published = Published
details-legs = Course
details-from-to = { $start } – { $end }
details-opened = opened { $date }
details-accuracy = drawn to about { $length }
details-facts = Published figures
details-fact-of = { $fact }: { $subject }
details-claims = What the paper says

kind-oil-pipeline = Oil pipeline
kind-gas-pipeline = Gas pipeline
kind-multimodal = Multimodal corridor
kind-rail = Railway
kind-sea = Sea route
kind-historic = Historic route
kind-flow = Flow


member-named = member, named in the paper
member-member = member, not named in the paper
member-observer = observer
member-not-member = not a member
member-short-ots = OTS
member-short-csto = CSTO
member-short-eaeu = EAEU

place-capital = Capital
place-sea = Sea or lake
place-city = City
place-institution = Institution
place-meeting = Meeting
place-energy-field = Energy field
place-dispute = Dispute
place-exclave = Exclave
place-port = Port
place-region = Region
place-mountain = Mountains
place-river = River
place-valley = Valley
place-border = Border

details-no-claims = The paper says nothing that is tied to this place.
