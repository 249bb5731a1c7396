list-separator = {"، "}

group-energy = ممرات الطاقة
group-transport = ممرات النقل
group-relations = العلاقات
group-organisations = المنظمات
group-rivals = المنافسون الذين يذكرهم البحث
group-places = الأماكن
group-context = خريطة الأساس

in-paper-named = مذكور في البحث
in-paper-implied = مفهوم من البحث ضمنًا
in-paper-no = للسياق، غير وارد في البحث

map-km = كم
map-m = م
map-label = خريطة الممرات والجمهوريات الخمس
map-zoom-in = تكبير
map-zoom-out = تصغير
map-fit = ملاءمة الخريطة لما هو معروض

tree-title = الطبقات
tree-about = عن هذا الممر
tree-only = عرض هذه الطبقة وحدها
tree-zoom = التقريب إلى هذه الطبقة
tree-count = على الخريطة
tree-on-of = ⟨•⟩ من ⟨••⟩ معروضة
tree-load-failed = تعذّر تحميل أشكال هذه الطبقة. أوقف عرضها ثم أعده للمحاولة من جديد.

leg-pipeline = خط أنابيب
leg-rail = سكة حديد
leg-sea = مسار بحري
leg-ferry = عبّارة
leg-road = طريق برّي
leg-flow = تدفّق
leg-operating = قيد التشغيل
leg-under-construction = قيد الإنشاء
leg-proposed = مقترح
leg-suspended = متوقف
leg-historic = تاريخي
leg-schematic = خط تخطيطي
leg-schematic-word = تخطيطي
leg-accuracy = دقة الرسم نحو
leg-separator = {"، "}
leg-km = كم

legend-title = مفتاح الخريطة
legend-line = { $name } ({ $form })
legend-band = يقع الخط الحقيقي داخل الشريط الباهت (٩٥ نقطة من كل ١٠٠ نقطة)
legend-doubtful = مذكور لكنه مشكوك فيه
legend-wrong = مذكور لكنه خاطئ
legend-not-stated = غير مذكور في البحث
legend-not-applicable = لا ينطبق
legend-painted = الرقم مكتوب على الجمهورية
legend-quantiles = فئات متساوية العدد (شرائح كمّية)
legend-marked-corrected = قراءة مصحَّحة للرقم المطبوع
legend-marked-doubtful = رقم مشكوك فيه، ملوَّن كما طُبع
legend-marked-partial = مجموع جزئي: استُبعدت الأرقام المعيبة
legend-conflict = أرقام البحث متعارضة
legend-coverage =
    { $count ->
        [zero] لا رقم ملوَّنًا لأيٍّ من الجمهوريات ({ $total }).
        [one] جمهورية واحدة من { $total } لها رقم ملوَّن.
        [two] جمهوريتان من { $total } لهما رقم ملوَّن.
        [few] { $count } جمهوريات من { $total } لها رقم ملوَّن.
        [many] { $count } جمهورية من { $total } لها رقم ملوَّن.
       *[other] { $count } جمهورية من { $total } لها رقم ملوَّن.
    }
legend-undated =
    { $count ->
        [zero] لم يُستبعد أي رقم غير مؤرَّخ.
        [one] استُبعد رقم واحد غير مؤرَّخ.
        [two] استُبعد رقمان غير مؤرَّخين.
        [few] استُبعدت { $count } أرقام غير مؤرَّخة.
        [many] استُبعد { $count } رقمًا غير مؤرَّخ.
       *[other] استُبعد { $count } رقم غير مؤرَّخ.
    }
legend-with-unit = { $name }، { $unit }
legend-between = من { $low } إلى { $high }

state-doubtful = مذكور لكنه مشكوك فيه
state-wrong = مذكور لكنه خاطئ
state-not-stated = غير مذكور
state-not-applicable = لا ينطبق
state-corrected = قراءة مصحَّحة
state-partial = جُمع جزء منه فقط
state-conflict = أرقام البحث متعارضة
state-with-date = { $value } ({ $date })

details-title = التفاصيل
details-close = إغلاق
details-loading = جارٍ التحميل
details-load-failed = تعذّر تحميل التفاصيل.
details-missing = لا توجد تفاصيل عن هذا العنصر بعد.
details-source = المصدر
details-note = ملاحظة
details-printed = كما طُبع
details-claim-page = صفحة هذه المعلومة

sign-doubtful = ؟
sign-wrong = !
sign-corrected = *

sign-partial = ~
sign-conflict = ≠

mark-doubtful = مشكوك فيه
mark-wrong = خاطئ

credit-borders = الحدود: ناتشورال إيرث (المنظور الألماني)
credit-places = الأماكن: جيونيمز
credit-lines = السكك والمسارات البحرية: © المساهمون في خريطة الشارع المفتوحة
credit-edition = الطبعة { $edition }


qualifier-about = نحو { $value }
qualifier-more-than = أكثر من { $value }

date-since = منذ { $date }
date-until = حتى { $date }
date-interval = من { $first } إلى { $last }

details-republic = جمهورية
details-area = المساحة
details-area-measured = مقيسة من الحدود المرسومة هنا
details-area-with-lagoon = مع بحيرة قره بوغاز كول
details-borders = الحدود والجيران
details-trade = التجارة مع تركيا كما يذكرها البحث
details-agreements = الاتفاقيات
details-memberships = العضويات والأطر المشتركة
details-lengths = الطول
details-length-measured = مقيس على الخط المرسوم هنا
details-length-published = منشور
details-legs = المسار
details-from-to = { $start } – { $end }
details-opened = افتُتح { $date }
details-accuracy = دقة الرسم نحو { $length }
details-facts = أرقام منشورة
details-fact-of = { $fact }: { $subject }
details-claims = ما يقوله البحث

kind-oil-pipeline = خط أنابيب نفط
kind-gas-pipeline = خط أنابيب غاز
kind-multimodal = ممر متعدد الوسائط
kind-rail = سكة حديد
kind-sea = مسار بحري
kind-historic = طريق تاريخي
kind-flow = تدفّق


member-named = عضو مذكور في البحث
member-member = عضو غير مذكور في البحث
member-observer = مراقب
member-not-member = ليس عضوًا
member-short-ots = الدول التركية
member-short-csto = الأمن الجماعي
member-short-eaeu = الاتحاد الأوراسي

place-capital = عاصمة
place-sea = بحر أو بحيرة
place-city = مدينة
place-institution = مؤسسة
place-meeting = لقاء
place-energy-field = حقل طاقة
place-dispute = نزاع
place-exclave = جيب خارجي
place-port = ميناء
place-region = إقليم
place-mountain = جبال
place-river = نهر
place-valley = وادٍ
place-border = حدود

details-no-claims = لا يذكر البحث ما يرتبط بهذا المكان.
