# Metin olarak okunan sayfaların sözleri: bilgiler, cumhuriyetler, kaynaklar, matrisler.

nav-pages = Sayfalar
nav-claims = Bilgiler
nav-matrix = Matris
nav-sources = Kaynaklar
readable-skip = Metne geç
piece-separator = {" · "}

claims-title = Bilgiler
claims-lead = Atlasın makaleden okuduğu { $count } bilginin tümü. Şüpheli ve yanlış olanlar bir işaret ve bir sözle listede kalır.
claims-form = Bilgileri süz
claims-any = Hepsi
claims-submit = Göster
claims-clear = Tüm süzgeçleri kaldır
claims-without = kaldır
claims-caption = Makaleden okunan bilgiler
claims-turns = Listenin bölümleri
claims-previous = Önceki bölüm
claims-next = Sonraki bölüm
claims-none = Eşleşen bilgi yok. Bir süzgeci kaldırın veya başka sözcükler arayın.
claims-past-the-end =
    { $count ->
        [one] Liste bu bölümden önce bitiyor: { $total } bilgi var.
       *[other] Liste bu bölümden önce bitiyor: { $total } bilgi var.
    }
claims-all =
    { $count ->
        [one] { $total } bilgi.
       *[other] { $total } bilgi.
    }
claims-part = { $total } bilgiden { $first }–{ $last } arası.
claims-undated =
    { $count ->
        [one] Yıl seçimi nedeniyle tarihsiz { $number } bilgi dışarıda kaldı.
       *[other] Yıl seçimi nedeniyle tarihsiz { $number } bilgi dışarıda kaldı.
    }

column-claim = Bilgi
column-country = Ülke
column-date = Tarih
column-value = Değer
column-tool = Araç
column-source = Kaynak
column-count = Bilgi sayısı
column-indicator = Gösterge

field-q = Ara
field-country = Ülke
field-partner = Ortak
field-tool = Araç
field-power = Güç
field-domain = Konu
field-indicator = Gösterge
field-kind = Tür
field-plausibility = Makullük
field-evidence = Kanıt
field-priority = Öncelik
field-place = Yer
field-source = Kaynak
field-year = Yıl veya yıllar
field-year-example = 1991..2024
field-sort = Sıra
sort-catalogue = Makaledeki sırayla
sort-best = En iyi eşleşme önce
sort-date = Tarihe göre
sort-value = Değere göre, birim birim
sort-country = Ülkeye göre

priority-1 = Tarihli veya sayısal
priority-2 = Somut
priority-3 = Değerlendirme

told-twice = (makalede iki kez anlatılır, bir kez sayılır)
show-on-map = Haritada göster
report-error = Hata bildir
report-subject = Orta Atlas: { $claim } bilgisinde hata, { $edition } sürümü
claim-record = JSON kaydı
claim-id = Bilgi
claim-edition = Sürüm

flag-label = Bu bilgiye ilişkin not
flag-fault = Sorun şurada:
check-own-judgement = Bu, atlasın kendi değerlendirmesidir; yayımlanmış bir bulgu değildir.
check-published = Yayımlanmış bir kaynakla karşılaştırıldı

claim-section-statement = Makalenin söylediği
claim-section-paper = Makaledeki yeri
claim-section-class = Atlastaki sınıfı
claim-section-related = İlişkili bilgiler
claim-value = Değer
claim-as-printed = Basıldığı biçimiyle
claim-corrected = Düzeltilmiş okuma
claim-corrected-remark = Basılı rakamların bizim okumamız. Basılı değerin yanında durur, onun yerine geçmez.
claim-reference = Dış başvuru değeri
claim-outside-published = Makaleden değildir: burada anılan kaynağa dayanan dış bilgidir. Haritada hiçbir zaman boyanmaz.
claim-outside-judgement = Makaleden değildir: atlasın kendi değerlendirmesine dayanan dış bilgidir. Haritada hiçbir zaman boyanmaz.
claim-date = Tarih
claim-date-corrected = Dış bilgiye göre tarih
date-basis-span = Metnin kendisinde basılı.
date-basis-nearby = Metnin yakınında basılı.
date-basis-inferred = Atlasın çıkarımı.
date-basis-citation-year = Atfın yılı; metnin kendisi tarih vermez.
place-basis-span = Metnin kendisinde anılır.
place-basis-section = Aynı bölümün başka bir yerinde anılır.
place-basis-inferred = Atlasın çıkarımı; makale yeri anmaz.
claim-locator = Metindeki yeri
claim-section-and-paragraph = “{ $section }” bölümü, { $paragraph }. paragraf
claim-cited-as = Basıldığı biçimiyle atıf
claim-source = Kaynakçadaki kayıt
claim-no-source = Kaynakçada kaydı yok
claim-source-remark = Kaynağa ilişkin not
power-remark = Sert ve yumuşak ayrımı, ekonomik araçları sert sayan makale hipotezini izler. Makale bu konuda tutarlı değildir: özeti yalnızca zorlayıcı ekonomik gücü sert sayar, ilk bölümü ise ekonomik bağları yumuşak sayar.
related-same-event = Aynı olayın bir daha anlatımı
related-conflicts = Bu bilgiyle çelişir

republic-count =
    { $count ->
        [one] Makaledeki { $number } bilgi bu cumhuriyetle ilgilidir.
       *[other] Makaledeki { $number } bilgi bu cumhuriyetle ilgilidir.
    }
republic-all-claims = Hakkındaki tüm bilgiler
republic-compare = Cumhuriyetleri karşılaştır
republic-area-source = Burada çizilen sınırdan elipsoit üzerinde ölçüldü:
republic-ladder = Türkiye ile ortaklığın basamakları
republic-no-ladder = Makale hiçbir ortaklık basamağı anmaz.
republic-stated = Makalenin belirttikleri, göstergelere göre
republic-unstated = Makalenin söylemedikleri
republic-unstated-note = “Belirtilmemiş” ne sıfırdır ne de şüpheli: makale değer vermez.
republic-instead = Buna yakın olarak belirttikleri:
coverage-not-stated = Belirtilmemiş.
coverage-not-applicable = Uygulanamaz.
republic-trade = Türkiye ile ticaret
republic-nominal = Dolar rakamları basıldığı gibi, nominaldir.
republic-no-trade = Makale burada ticaretle ilgili bilgi vermez.
republic-tools = Araçlara göre bilgiler
republic-tools-caption = Bu cumhuriyetle ilgili bilgiler, araçlara göre; iki kez anlatılan bir kez sayılır
republic-limits = Karşı kanıtlar
republic-limits-note = Makalenin kendisinde, bir aracın aleyhine olan veya onu sınırlayan bilgiler.
republic-no-limits = Makale bu cumhuriyet için karşı kanıt vermez.
republic-memberships = Üyelikler
republic-corridors = İçinden geçen koridorlar
republic-corridors-note = Çizilen hattın bu cumhuriyette kalan kilometreleri, atlasın ölçümüyle.
republic-no-corridors = Bu sürümde çizilen hiçbir koridor buradan geçmez.
republic-timeline = Tarihli bilgiler, zaman sırasıyla

sources-title = Kaynaklar
sources-lead = Makalenin kaynakçasında { $count } kayıt vardır. Onların altında makalenin atıf yapıp da kaynakçaya almadığı eserler ve atlasın kendi kaynakları yer alır.
sources-as-printed = Kayıtlar makalede basılan sırayı ve numaraları korur: 25 numarası iki kez geçer, 11 ile 12 arasında da yersiz bir 47 vardır. Notlar atlasındır.
sources-list-arabic = Kaynakçanın Arapça kayıtları
sources-list-foreign = Kaynakçanın yabancı dildeki kayıtları
sources-missing = Atıf yapılan, ama kaynakçada olmayan eserler
sources-missing-note = Makale metninin atıf yaptığı, ama kaynakçasında bulunmayan eserler ve onlara dayanan bilgiler.
sources-kind-infrastructure = Koridorlara ilişkin yayımlanmış sayfalar ve bilgilerin denetlendiği sayfalar
sources-kind-geometry = Haritalar ve veri kümeleri
sources-kind-own-estimate = Kendi tahminlerimiz
source-published = { $date }
source-accessed = erişim: { $date }
source-cited-as = Metinde şöyle atıf yapılır:
source-remark = Not:
source-cited-by =
    { $count ->
        [one] { $number } bilgi buna atıf yapar
       *[other] { $number } bilgi buna atıf yapar
    }
source-checks =
    { $count ->
        [one] { $number } bilgi buna göre denetlendi
       *[other] { $number } bilgi buna göre denetlendi
    }
source-never-cited = Kaynakçada var; atlastaki hiçbir bilgi buna atıf yapmaz

matrix-title = Araçlar ve cumhuriyetler
matrix-density = Sayılar, makalenin bir aracı ne kadar yoğun belgelediğini gösterir; etkinin ne kadar güçlü olduğunu değil.
matrix-once = Her sayı kendi bilgilerine götürür. Makalenin iki kez anlattığı olay burada bir kez sayılır; bu yüzden liste, sayıdan uzun olabilir.
matrix-tools-caption = Araca ve cumhuriyete göre bilgi sayısı
coverage-title = Belirtilenler ve belirtilmeyenler
coverage-lead = Makalenin her göstergeyi her cumhuriyet için belirtip belirtmediği; her boşluğun bir nedeni vardır.
coverage-caption = Makalede belirtilen göstergeler, cumhuriyetlere göre

about-rules-title = Kusurlu bir rakamın üç okunuşu
about-rules = Harita üç kurala göre okunabilir. “Makul” kuralı şüpheli ve yanlış rakamları boyamaz, onun yerine cumhuriyeti işaretler. “Düzeltilmiş” kuralı, varsa düzeltilmiş okumayı işaretleyerek boyar. “Basılı” kuralı şüpheli rakamları basıldığı gibi, işaretleyerek boyar; yanlış rakamlar hiçbir ölçeği germez. Kural yalnızca boyanan ve toplanan şeyi değiştirir: her bilgi her zaman işareti ve gerekçesiyle gösterilir.
about-caveats-title = Akılda tutulması gerekenler
about-caveats = Bilgi sayıları, makalenin bir şeyi ne kadar yoğun belgelediğini söyler; bir etkinin ne kadar güçlü olduğunu değil. Dolar rakamları nominaldir. Sert ve yumuşak güç ayrımı makalenin hipotezini izler; makalenin kendisi buna her yerde uymaz. Bir işaret atlasın kendi değerlendirmesine dayanıyorsa bilginin sayfası bunu söyler.
about-views-title = Hazır görünümler
about-views = Haritanın hazır görünümleri. Adresleri geçerli kalır.

details-page = Bu koridorla ilgili her şey

corridor-named = Makalede bu koridorun adı geçiyor.
corridor-implied = Makale bu koridoru adını vermeden ima ediyor.
corridor-no = Makale bu koridordan söz etmiyor.
corridor-no-but-related = Makalede bu koridorun adı geçmiyor; onunla ilişkili bilgiler aşağıdadır.
corridor-ends = Nereden nereye
corridor-countries = Ülkeler
corridor-length = Çizilen hattın uzunluğu
corridor-length-published = Yayımlanmış uzunluk
corridor-map = Harita
corridor-strip = Durak durak güzergâh
corridor-strip-note = Kilometreler, her kolun başından itibaren çizilen hat üzerinde ölçülmüştür. Sınırlar haritadakilerdir.
corridor-strip-schematic = Hattın şematik olduğu yerlerde kilometreler ve sınırlar kabacadır.
corridor-lengths = Uzunluğu
corridor-lengths-caption = Ölçülen ve yayımlanmış uzunluklar yan yana
corridor-lengths-note = Noktalardan geçirilerek çizilen bir hat her zaman biraz kısadır: noktaların atladığı her kıvrımı keser. Yayımlanmış bir rakama uysun diye hiçbir zaman uzatılmaz. Birbiriyle çelişen yayımlanmış uzunlukların tümü korunur; fark, bizim uzunluğumuzun yayımlanmış olandan farkıdır.
corridor-lengths-none = Bildiğimiz yayımlanmış bir uzunluk yok.
corridor-lengths-network = Ağ boyunca uzunluk, ağda kayıtlı uzunlukların toplamıdır. Ağın parçaları olduklarından daha düz çizilir.
corridor-exact = Hattın doğruluğu
corridor-exact-note = Verilen uzaklık, çizilen hattın gerçek hattan ne kadar uzakta olabileceğini belirtir: 100 noktadan 95'i daha yakındır. Böyle bir sayısı olmayan bölümler şematiktir.
corridor-facts = Yayımlanmış rakamlar
corridor-facts-none = Bildiğimiz yayımlanmış bir rakam yok.
corridor-throughput-caption = Zamana göre taşınan miktar; farklı sayanlar ayrı sütunlarda
corridor-throughput-note = Sütunlar farklı şeyleri sayar, birbirleriyle karşılaştırılamaz.
corridor-time-unknown = tarihsiz
corridor-claims-none = Makalede bu koridora ait bir bilgi yok.
corridor-related = Makaledeki ilişkili bilgiler
corridor-sources = Bu sayfanın kaynakları
corridor-data = Veriler
corridor-geojson = GeoJSON olarak bu koridor
corridor-list = JSON olarak tüm koridorlar
corridor-others = Diğer koridorlar

locator-title = Harita: { $name }
locator-band = Yumuşak şeridin içinde çizgi şematiktir: gerçek hat şeridin herhangi bir yerinde olabilir.
locator-schematic = Hattın bazı bölümleri şematiktir: ne kadar saptıkları söylenemez.
locator-all-schematic = Hat şematiktir: ne kadar saptığı söylenemez.

run-main = Ana hat
run-branch = Kol
run-continuation = Devamı
run-access = Bağlantı
run-leaves = Ana hattan ayrıldığı yer: { $stop } ({ $km }).
run-meets = Ana hatta kavuştuğu yer: { $stop } ({ $km }).

strip-change = tür değişimi: { $before }, ardından { $after }
strip-border = { $start } – { $end } sınırı
strip-to-sea = { $start } kıyısı: denize çıkış
strip-from-sea = { $end } kıyısı: karaya çıkış

length-whole = Ana hat
length-none = bilinen yok
length-at-sea = denizde
length-of-run = { $run }: { $name }
length-network = ağ boyunca { $length }
length-network-part = ağ boyunca { $length } ({ $total } bölümden { $routed } tanesi)
length-equal = fark yok
length-shorter = { $amount } daha kısa
length-longer = { $amount } daha uzun

column-part = Bölüm
column-measured = Burada ölçülen
column-network = Ağ boyunca
column-published = Yayımlanmış
column-difference = Fark
column-time = Zaman

about-corridors-title = Koridorlar
about-corridors = Her koridor için bir sayfa: durakları ve geçtiği sınırlar, uzunluğu ve doğruluğu, hakkında yayımlananlar ve makaledeki bilgiler.
