# Words of the choices beside the map: theme and rule, years, comparison.

theme-title = What colours the republics
theme-label = Theme
theme-rule = Faulty figures

rule-plausible = leave them out
rule-corrected = use corrected readings
rule-printed = paint doubtful ones as printed

themes-plain = Themes
themes-by-tool = Claims by tool

time-title = Timeline
time-label = Years
time-all = all years
time-one = one year
time-span = from – to
time-from = From year
time-to = To year
time-play = Play the years
time-pause = Pause
time-all-said = Everything, dated or not
time-opened = opened: ⟨•⟩
time-undated = Not dated

years-dated =
    { $count ->
        [one] { $number } claim dated then
       *[other] { $number } claims dated then
    }
years-undated-claims =
    { $count ->
        [one] { $number } claim
       *[other] { $number } claims
    }
years-undated = { $claims } and these corridors have no date, and are hidden while years are chosen: { $corridors }
years-undated-none = { $claims } have no date and are left out while years are chosen.

compare-heading = Comparison
compare-label = Compare
compare-none = nothing
compare-republics = two republics
compare-years = two years
compare-first = First
compare-second = Second
compare-figure = Figure
compare-title = { $first } and { $second }
compare-empty = The paper states nothing that could be compared here.
compare-years-differ = The figures are of different years.
