# Words of the choices beside the map: theme and rule, years, comparison.

theme-title = Cumhuriyetleri renklendiren konu
theme-label = Konu
theme-rule = Hatalı rakamlar

rule-plausible = dışarıda bırakılsın
rule-corrected = düzeltilmiş okuma kullanılsın
rule-printed = şüpheliler basıldığı gibi boyansın

themes-plain = Konular
themes-by-tool = Araca göre iddialar

time-title = Zaman çizelgesi
time-label = Yıllar
time-all = bütün yıllar
time-one = tek yıl
time-span = aralık
time-from = Başlangıç yılı
time-to = Bitiş yılı
time-play = Yılları oynat
time-pause = Duraklat
time-all-said = Tarihli ya da tarihsiz her şey
time-opened = açılan: ⟨•⟩
time-undated = Tarihsizler

years-dated =
    { $count ->
        [one] o tarihli { $number } iddia
       *[other] o tarihli { $number } iddia
    }
years-undated-claims =
    { $count ->
        [one] { $number } iddianın
       *[other] { $number } iddianın
    }
years-undated = { $claims } ve şu koridorların tarihi yoktur; yıl seçiliyken gizlenirler: { $corridors }
years-undated-none = { $claims } tarihi yoktur; yıl seçiliyken dışarıda kalırlar.

compare-heading = Karşılaştırma
compare-label = Karşılaştır
compare-none = hiçbiri
compare-republics = iki cumhuriyet
compare-years = iki yıl
compare-first = Birinci
compare-second = İkinci
compare-figure = Rakam
compare-title = { $first } ve { $second }
compare-empty = Makalede burada karşılaştırılabilecek bir şey belirtilmemiş.
compare-years-differ = Rakamlar farklı yıllara aittir.
