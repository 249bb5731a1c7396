list-separator = {", "}

group-energy = Enerji koridorları
group-transport = Ulaştırma koridorları
group-relations = İlişkiler
group-organisations = Örgütler
group-rivals = Makalede adı geçen rakipler
group-places = Yerler
group-context = Altlık harita

in-paper-named = makalede adı geçiyor
in-paper-implied = makalede ima ediliyor
in-paper-no = bağlam için, makalede yok

map-km = km
map-m = m
map-label = Koridorların ve beş cumhuriyetin haritası
map-zoom-in = Yakınlaştır
map-zoom-out = Uzaklaştır
map-fit = Gösterilenlere sığdır

tree-title = Katmanlar
tree-about = Bu koridor hakkında
tree-only = Yalnız bunu göster
tree-zoom = Buna yakınlaştır
tree-count = Haritadaki sayısı
tree-on-of = ⟨••⟩ katmandan ⟨•⟩ açık
tree-load-failed = Bu katmanın çizimleri yüklenemedi. Yeniden denemek için katmanı kapatıp açın.

leg-pipeline = boru hattı
leg-rail = demir yolu
leg-sea = deniz yolu
leg-ferry = feribot
leg-road = kara yolu
leg-flow = akış
leg-operating = işletmede
leg-under-construction = yapım aşamasında
leg-proposed = öneri aşamasında
leg-suspended = askıya alınmış
leg-historic = tarihî
leg-schematic = şematik çizgi
leg-schematic-word = şematik
leg-accuracy = yaklaşık çizim doğruluğu:
leg-separator = {", "}
leg-km = km

legend-title = Lejant
legend-line = { $name } ({ $form })
legend-band = Gerçek hat soluk şeridin içindedir (100 noktadan 95'i)
legend-doubtful = Belirtilmiş ancak şüpheli
legend-wrong = Belirtilmiş ancak yanlış
legend-not-stated = Makalede belirtilmemiş
legend-not-applicable = Uygulanamaz
legend-painted = Rakam cumhuriyetin üzerinde yazılı
legend-quantiles = Eşit sayılı sınıflar (kantiller)
legend-marked-corrected = Basılı rakamın düzeltilmiş okunuşu
legend-marked-doubtful = Şüpheli rakam, basıldığı gibi boyanmış
legend-marked-partial = Yalnızca bir bölümün toplamı: kusurlu rakamlar dışarıda
legend-conflict = Makaledeki rakamlar çelişiyor
legend-coverage =
    { $count ->
        [one] { $total } cumhuriyetten { $count } tanesinin boyanmış rakamı var.
       *[other] { $total } cumhuriyetten { $count } tanesinin boyanmış rakamı var.
    }
legend-undated =
    { $count ->
        [one] Tarihsiz { $count } rakam dışarıda bırakıldı.
       *[other] Tarihsiz { $count } rakam dışarıda bırakıldı.
    }
legend-with-unit = { $name }, { $unit }
legend-between = { $low } – { $high }

state-doubtful = belirtilmiş ancak şüpheli
state-wrong = belirtilmiş ancak yanlış
state-not-stated = belirtilmemiş
state-not-applicable = uygulanamaz
state-corrected = düzeltilmiş okunuş
state-partial = yalnızca bir bölümü toplanabildi
state-conflict = Makaledeki rakamlar çelişiyor
state-with-date = { $value } ({ $date })

details-title = Ayrıntılar
details-close = Kapat
details-loading = Yükleniyor
details-load-failed = Ayrıntılar yüklenemedi.
details-missing = Bu öge hakkında henüz ayrıntı yok.
details-source = Kaynak
details-note = Not
details-printed = Basıldığı biçimiyle
details-claim-page = Bu bilginin sayfası

sign-doubtful = ?
sign-wrong = !
sign-corrected = *

sign-partial = ~
sign-conflict = ≠

mark-doubtful = şüpheli
mark-wrong = yanlış

credit-borders = Sınırlar: Natural Earth (Almanya bakış açısı)
credit-places = Yerler: GeoNames
credit-lines = Demir ve deniz yolları: © OpenStreetMap katkıcıları
credit-edition = Sürüm { $edition }


qualifier-about = yaklaşık { $value }
qualifier-more-than = { $value } üzeri

date-since = { $date } tarihinden beri
date-until = { $date } tarihine kadar
date-interval = { $first } – { $last }

details-republic = Cumhuriyet
details-area = Yüz ölçümü
details-area-measured = Burada çizilen sınırdan ölçülmüştür
details-area-with-lagoon = Garabogazköl lagünüyle birlikte
details-borders = Sınırlar ve komşular
details-trade = Makaleye göre Türkiye ile ticaret
details-agreements = Anlaşmalar
details-memberships = Üyelikler ve ortak çerçeveler
details-lengths = Uzunluk
details-length-measured = Burada çizilen hat üzerinde ölçülmüştür
details-length-published = Yayımlanmış
details-legs = Güzergâh
details-from-to = { $start } – { $end }
details-opened = açılış: { $date }
details-accuracy = yaklaşık çizim doğruluğu: { $length }
details-facts = Yayımlanmış rakamlar
details-fact-of = { $fact }: { $subject }
details-claims = Makalede söylenenler

kind-oil-pipeline = Petrol boru hattı
kind-gas-pipeline = Doğal gaz boru hattı
kind-multimodal = Çok modlu koridor
kind-rail = Demir yolu
kind-sea = Deniz yolu
kind-historic = Tarihî yol
kind-flow = Akış


member-named = üye, makalede adı geçiyor
member-member = üye, makalede adı geçmiyor
member-observer = gözlemci
member-not-member = üye değil
member-short-ots = TDT
member-short-csto = KGAÖ
member-short-eaeu = AEB

place-capital = Başkent
place-sea = Deniz veya göl
place-city = Şehir
place-institution = Kurum
place-meeting = Görüşme
place-energy-field = Enerji sahası
place-dispute = İhtilaf
place-exclave = Eksklav
place-port = Liman
place-region = Bölge
place-mountain = Dağlar
place-river = Akarsu
place-valley = Vadi
place-border = Sınır

details-no-claims = Makalede bu yere bağlı bir bilgi yoktur.
