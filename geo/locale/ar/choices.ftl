# Words of the choices beside the map: theme and rule, years, comparison.

theme-title = ما يلوّن الجمهوريات
theme-label = الموضوع
theme-rule = الأرقام المعيبة

rule-plausible = تُترك جانبًا
rule-corrected = تُستعمل القراءة المصححة
rule-printed = يُلوَّن المشكوك فيه كما طُبع

themes-plain = الموضوعات
themes-by-tool = الأقوال حسب الأداة

time-title = الخط الزمني
time-label = السنوات
time-all = كل السنوات
time-one = سنة واحدة
time-span = من – إلى
time-from = من سنة
time-to = إلى سنة
time-play = تشغيل السنوات
time-pause = إيقاف مؤقت
time-all-said = كل شيء، مؤرخًا كان أم غير مؤرخ
time-opened = افتُتح: ⟨•⟩
time-undated = غير المؤرخ

years-dated =
    { $count ->
        [zero] لا قول مؤرخ فيها
        [one] قول واحد مؤرخ فيها
        [two] قولان مؤرخان فيها
        [few] { $number } أقوال مؤرخة فيها
        [many] { $number } قولًا مؤرخًا فيها
       *[other] { $number } قول مؤرخ فيها
    }
years-undated-claims =
    { $count ->
        [zero] لا قول
        [one] قول واحد
        [two] قولان
        [few] { $number } أقوال
        [many] { $number } قولًا
       *[other] { $number } قول
    }
years-undated = { $claims } بلا تاريخ، وكذلك هذه الممرات، ولا تُعرض ما دامت سنوات مختارة: { $corridors }
years-undated-none = { $claims } بلا تاريخ، ولا تُحسب ما دامت سنوات مختارة.

compare-heading = المقارنة
compare-label = قارن
compare-none = لا شيء
compare-republics = جمهوريتين
compare-years = سنتين
compare-first = الأولى
compare-second = الثانية
compare-figure = الرقم
compare-title = { $first } و{ $second }
compare-empty = لا يذكر البحث هنا ما يمكن مقارنته.
compare-years-differ = الرقمان من سنتين مختلفتين.
