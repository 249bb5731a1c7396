# Words of the pages that are read as text: claims, republics, sources, matrices.

nav-pages = Pages
nav-claims = Claims
nav-matrix = Matrix
nav-sources = Sources
readable-skip = Skip to the text
piece-separator = {" · "}

claims-title = Claims
claims-lead = All { $count } claims that the atlas has read from the paper. Doubtful and wrong ones stay in the list, with a mark and a word.
claims-form = Filter the claims
claims-any = Any
claims-submit = Show
claims-clear = Remove all filters
claims-without = remove
claims-caption = Claims read from the paper
claims-turns = Parts of the list
claims-previous = Previous part
claims-next = Next part
claims-none = No claim matches. Remove a filter, or search for other words.
claims-past-the-end =
    { $count ->
        [one] The list ends before this part: there is { $total } claim.
       *[other] The list ends before this part: there are { $total } claims.
    }
claims-all =
    { $count ->
        [one] { $total } claim.
       *[other] { $total } claims.
    }
claims-part = Claims { $first } to { $last } of { $total }.
claims-undated =
    { $count ->
        [one] One undated claim is left out by the choice of years.
       *[other] { $number } undated claims are left out by the choice of years.
    }

column-claim = Claim
column-country = Country
column-date = Date
column-value = Value
column-tool = Tool
column-source = Source
column-count = Claims
column-indicator = Indicator

field-q = Search
field-country = Country
field-partner = Partner
field-tool = Tool
field-power = Power
field-domain = Subject
field-indicator = Indicator
field-kind = Kind
field-plausibility = Plausibility
field-evidence = Evidence
field-priority = Rank
field-place = Place
field-source = Source
field-year = Year or years
field-year-example = 1991..2024
field-sort = Order
sort-catalogue = As in the paper
sort-best = Best match first
sort-date = By date
sort-value = By value, unit by unit
sort-country = By country

priority-1 = Dated or numeric
priority-2 = Concrete
priority-3 = Assessment

told-twice = (told twice in the paper, counted once)
show-on-map = Show on the map
report-error = Report an error
report-subject = Orta Atlas: error in claim { $claim }, edition { $edition }
claim-record = Record as JSON
claim-id = Claim
claim-edition = Edition

flag-label = Remark on this claim
flag-fault = This concerns:
check-own-judgement = This is the atlas's own judgement, not a published finding.
check-published = Compared with a published source

claim-section-statement = What the paper states
claim-section-paper = Where the paper states it
claim-section-class = How the atlas files it
claim-section-related = Related claims
claim-value = Value
claim-as-printed = As printed
claim-corrected = Corrected reading
claim-corrected-remark = Our reading of the printed digits. It stands beside the printed value and does not replace it.
claim-reference = Outside reference
claim-outside-published = Not from the paper: knowledge from outside, by the source named here. It is never painted on the map.
claim-outside-judgement = Not from the paper: knowledge from outside, by the atlas's own judgement. It is never painted on the map.
claim-date = Date
claim-date-corrected = Date according to outside knowledge
date-basis-span = Printed in the passage itself.
date-basis-nearby = Printed near the passage.
date-basis-inferred = Inferred by the atlas.
date-basis-citation-year = The year of the citation; the passage itself gives none.
place-basis-span = Named in the passage itself.
place-basis-section = Named elsewhere in the same section.
place-basis-inferred = Inferred by the atlas; the paper does not name the place.
claim-locator = Passage
claim-section-and-paragraph = section “{ $section }”, paragraph { $paragraph }
claim-cited-as = Citation as printed
claim-source = Entry of the bibliography
claim-no-source = No entry of the bibliography
claim-source-remark = Remark on the source
power-remark = Hard or soft follows the paper's hypothesis, which counts economic tools as hard. The paper is not consistent here: its abstract calls only coercive economic power hard, and its first section calls economic ties soft.
related-same-event = The same event, told again
related-conflicts = Contradicts this claim

republic-count =
    { $count ->
        [one] { $number } claim of the paper is about this republic.
       *[other] { $number } claims of the paper are about this republic.
    }
republic-all-claims = All claims about it
republic-compare = Compare the republics
republic-area-source = Measured on the ellipsoid from the boundary drawn here:
republic-ladder = Steps of the partnership with Türkiye
republic-no-ladder = The paper names no step of a partnership.
republic-stated = What the paper states, by indicator
republic-unstated = What the paper does not say
republic-unstated-note = “Not stated” is neither zero nor doubtful: the paper gives no value.
republic-instead = What it states near to this:
coverage-not-stated = Not stated.
coverage-not-applicable = Not applicable.
republic-trade = Trade with Türkiye
republic-nominal = Dollar figures are nominal, as printed.
republic-no-trade = The paper makes no claim about trade here.
republic-tools = Claims by tool
republic-tools-caption = Claims about this republic by tool; what is told twice counts once
republic-limits = Counter-evidence
republic-limits-note = Claims of the paper itself that speak against a tool or limit it.
republic-no-limits = The paper prints no counter-evidence for this republic.
republic-memberships = Memberships
republic-corridors = Corridors that cross it
republic-corridors-note = Kilometres of the drawn line that lie in this republic, measured by the atlas.
republic-no-corridors = No corridor drawn in this edition crosses it.
republic-timeline = Dated claims in order of time

sources-title = Sources
sources-lead = The bibliography of the paper has { $count } entries. Below them stand the works that the paper cites without listing, and the sources of the atlas itself.
sources-as-printed = Entries keep the order and the numbers that the paper prints: number 25 stands twice, and a stray 47 stands between 11 and 12. Remarks are the atlas's own.
sources-list-arabic = Arabic entries of the bibliography
sources-list-foreign = Foreign entries of the bibliography
sources-missing = Cited, but not listed
sources-missing-note = Works that the text of the paper cites and its bibliography lacks, with the claims that rest on them.
sources-kind-infrastructure = Published pages about corridors, and pages used to check claims
sources-kind-geometry = Maps and data sets
sources-kind-own-estimate = Own estimates
source-published = { $date }
source-accessed = accessed { $date }
source-cited-as = Cited in the text as:
source-remark = Remark:
source-cited-by =
    { $count ->
        [one] { $number } claim cites it
       *[other] { $number } claims cite it
    }
source-checks =
    { $count ->
        [one] { $number } claim was checked against it
       *[other] { $number } claims were checked against it
    }
source-never-cited = Listed, never cited by a claim of the atlas

matrix-title = Tools and republics
matrix-density = The numbers say how densely the paper documents a tool, not how strong the influence is.
matrix-once = Each number leads to its claims. An event that the paper tells twice counts once here, so a list may be longer than its number.
matrix-tools-caption = Number of claims by tool and republic
coverage-title = What is stated, and what is not
coverage-lead = Whether the paper states each indicator for each republic; every gap has its reason.
coverage-caption = Indicators stated in the paper, by republic

about-rules-title = Three readings of a faulty figure
about-rules = The map can be read by three rules. “Plausible” leaves doubtful and wrong figures unpainted and marks the republic instead. “Corrected” paints a corrected reading where there is one, marked as such. “Printed” paints doubtful figures as printed, marked; wrong ones never stretch a scale. The rule changes only what is painted and added up: every claim is always shown with its flag and its reason.
about-caveats-title = What to bear in mind
about-caveats = Counts of claims say how densely the paper documents something, not how strong an influence is. Dollar figures are nominal. The split into hard and soft power follows the paper's hypothesis, which the paper itself does not keep to everywhere. Where a flag rests on the atlas's own judgement, the claim says so.
about-views-title = Ways in
about-views = Ready-made views of the map. Their addresses stay valid.

details-page = All about this corridor

corridor-named = The paper names this corridor.
corridor-implied = The paper implies this corridor without naming it.
corridor-no = The paper does not mention this corridor.
corridor-no-but-related = The paper does not name this corridor; claims related to it stand below.
corridor-ends = From – to
corridor-countries = Countries
corridor-length = Length of the drawn line
corridor-length-published = Published length
corridor-map = Map
corridor-strip = Stop by stop
corridor-strip-note = Kilometres are measured on the drawn line from the start of each run. Borders are those of the map.
corridor-strip-schematic = Where the line is schematic, kilometres and borders are rough.
corridor-lengths = How long it is
corridor-lengths-caption = Measured and published lengths side by side
corridor-lengths-note = A traced line is always a little short: it cuts every bend that its points leave out. It is never lengthened to meet a published figure. Published lengths that conflict are all kept; the difference is that of our length from the published one.
corridor-lengths-none = No published length is known to us.
corridor-lengths-network = Along the network means: by the lengths that the network records. Its pieces are drawn straighter than they are.
corridor-exact = How exact the line is
corridor-exact-note = The distance says how far the drawn line may lie from the real one: 95 of 100 points lie closer. Legs without such a number are schematic.
corridor-facts = Published figures
corridor-facts-none = No published figures are known to us.
corridor-throughput-caption = Throughput by time; who counts differently stands in a column of its own
corridor-throughput-note = Columns differ in what they count and are not comparable with each other.
corridor-time-unknown = undated
corridor-claims-none = The paper makes no claim that belongs to this corridor.
corridor-related = Related claims of the paper
corridor-sources = Sources of this page
corridor-data = Data
corridor-geojson = This corridor as GeoJSON
corridor-list = All corridors as JSON
corridor-others = Other corridors

locator-title = Map: { $name }
locator-band = Inside the soft band the line is schematic: the real one may lie anywhere in it.
locator-schematic = Parts of the line are schematic: how far they are off cannot be said.
locator-all-schematic = The line is schematic: how far it is off cannot be said.

run-main = Main line
run-branch = Branch
run-continuation = Continuation
run-access = Access
run-leaves = Leaves the main line at { $stop } ({ $km }).
run-meets = Meets the main line at { $stop } ({ $km }).

strip-change = change from { $before } to { $after }
strip-border = Border of { $start } and { $end }
strip-to-sea = Coast of { $start }: out to sea
strip-from-sea = Coast of { $end }: onto land

length-whole = Main line
length-none = none known to us
length-at-sea = at sea
length-of-run = { $run }: { $name }
length-network = { $length } along the network
length-network-part = { $length } along the network ({ $routed } of { $total } legs)
length-equal = no difference
length-shorter = { $amount } shorter
length-longer = { $amount } longer

column-part = Part
column-measured = Measured here
column-network = Along the network
column-published = Published
column-difference = Difference
column-time = Time

about-corridors-title = Corridors
about-corridors = A page for each corridor: its stops and borders, how long and how exact it is, what is published of it and what the paper claims.
