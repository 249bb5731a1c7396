# Words of the search over the whole atlas. Messages that begin with finder- go to the page script.

search-kind-stop = محطة على ممر
search-kind-claim = معلومة
search-kind-source = مصدر

search-label = ابحث في الأطلس
search-example = مكان، ممر، معلومة …

finder-results = النتائج
finder-best = الأقرب أولًا
finder-none = لا نتائج. جرّب كلمات أخرى أو كلمات أقل.
finder-failed = تعذّر الوصول إلى البحث. أعد المحاولة بعد قليل.
finder-claims = كل المعلومات التي ترد فيها هذه الكلمات
finder-close = أغلق البحث
finder-separator = {" · "}

found-count =
    { $count ->
        [zero] لا نتائج
        [one] نتيجة واحدة
        [two] نتيجتان
        [few] { $number } نتائج
        [many] { $number } نتيجة
       *[other] { $number } نتيجة
    }
