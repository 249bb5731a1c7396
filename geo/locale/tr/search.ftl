# Words of the search over the whole atlas. Messages that begin with finder- go to the page script.

search-kind-stop = Koridor durağı
search-kind-claim = Bilgi
search-kind-source = Kaynak

search-label = Atlasta ara
search-example = Yer, koridor, bilgi …

finder-results = Sonuçlar
finder-best = en yakını önce
finder-none = Hiçbir şey bulunamadı. Başka sözcüklerle ya da daha az sözcükle deneyin.
finder-failed = Aramaya ulaşılamadı. Biraz sonra yeniden deneyin.
finder-claims = Bu sözcükleri içeren tüm bilgiler
finder-close = Aramayı kapat
finder-separator = {" · "}

found-count =
    { $count ->
        [one] { $number } sonuç
       *[other] { $number } sonuç
    }
