# Words of the search over the whole atlas. Messages that begin with finder- go to the page script.

search-kind-stop = Stop of a corridor
search-kind-claim = Claim
search-kind-source = Source

search-label = Search the atlas
search-example = Place, corridor, claim …

finder-results = Results
finder-best = the best first
finder-none = Nothing found. Try other words, or fewer.
finder-failed = The search could not be reached. Try again in a moment.
finder-claims = All claims with these words
finder-close = Close the search
finder-separator = {" · "}

found-count =
    { $count ->
        [one] { $number } result
       *[other] { $number } results
    }
