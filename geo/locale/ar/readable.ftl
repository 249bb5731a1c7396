nav-pages = الصفحات
nav-claims = المعلومات
nav-matrix = المصفوفة
nav-sources = المصادر
readable-skip = انتقل إلى النص
piece-separator = {" · "}

claims-title = المعلومات
claims-lead = جميع المعلومات التي قرأها الأطلس من البحث، وعددها { $count }. وتبقى المشكوك فيها والخاطئة في القائمة، مع علامة وكلمة.
claims-form = تصفية المعلومات
claims-any = الكل
claims-submit = اعرض
claims-clear = أزل كل عوامل التصفية
claims-without = أزل
claims-caption = المعلومات المقروءة من البحث
claims-turns = أجزاء القائمة
claims-previous = الجزء السابق
claims-next = الجزء التالي
claims-none = لا توجد معلومة مطابقة. أزل أحد عوامل التصفية أو ابحث بكلمات أخرى.
claims-past-the-end =
    { $count ->
        [zero] القائمة فارغة.
        [one] تنتهي القائمة قبل هذا الجزء: فيها معلومة واحدة.
        [two] تنتهي القائمة قبل هذا الجزء: فيها معلومتان.
        [few] تنتهي القائمة قبل هذا الجزء: فيها { $total } معلومات.
        [many] تنتهي القائمة قبل هذا الجزء: فيها { $total } معلومةً.
       *[other] تنتهي القائمة قبل هذا الجزء: فيها { $total } معلومة.
    }
claims-all =
    { $count ->
        [zero] لا توجد معلومات.
        [one] معلومة واحدة.
        [two] معلومتان.
        [few] { $total } معلومات.
        [many] { $total } معلومةً.
       *[other] { $total } معلومة.
    }
claims-part = المعلومات من { $first } إلى { $last }، والمجموع { $total }.
claims-undated =
    { $count ->
        [zero] لم تُستبعد باختيار السنوات أي معلومة بلا تاريخ.
        [one] استُبعدت باختيار السنوات معلومة واحدة بلا تاريخ.
        [two] استُبعدت باختيار السنوات معلومتان بلا تاريخ.
        [few] استُبعدت باختيار السنوات { $number } معلومات بلا تاريخ.
        [many] استُبعدت باختيار السنوات { $number } معلومةً بلا تاريخ.
       *[other] استُبعدت باختيار السنوات { $number } معلومة بلا تاريخ.
    }

column-claim = المعلومة
column-country = البلد
column-date = التاريخ
column-value = القيمة
column-tool = الأداة
column-source = المصدر
column-count = عدد المعلومات
column-indicator = المؤشر

field-q = بحث
field-country = البلد
field-partner = الشريك
field-tool = الأداة
field-power = القوة
field-domain = الموضوع
field-indicator = المؤشر
field-kind = النوع
field-plausibility = المعقولية
field-evidence = الدلالة
field-priority = الرتبة
field-place = المكان
field-source = المصدر
field-year = السنة أو السنوات
field-year-example = ١٩٩١..٢٠٢٤
field-sort = الترتيب
sort-catalogue = كما في البحث
sort-best = الأقرب مطابقةً أولًا
sort-date = بحسب التاريخ
sort-value = بحسب القيمة في كل وحدة قياس
sort-country = بحسب البلد

priority-1 = مؤرخة أو رقمية
priority-2 = محددة
priority-3 = تقييم

told-twice = (ترد مرتين في البحث وتُحسب مرة واحدة)
show-on-map = اعرض على الخريطة
report-error = أبلغ عن خطأ
report-subject = أطلس أورتا: خطأ في المعلومة { $claim }، الطبعة { $edition }
claim-record = السجل بصيغة جيسون
claim-id = المعلومة
claim-edition = الطبعة

flag-label = ملاحظة على هذه المعلومة
flag-fault = موضع الخلل:
check-own-judgement = هذا تقدير الأطلس نفسه، وليس نتيجة منشورة.
check-published = قورنت بمصدر منشور

claim-section-statement = ما يذكره البحث
claim-section-paper = موضعها في البحث
claim-section-class = تصنيفها في الأطلس
claim-section-related = معلومات ذات صلة
claim-value = القيمة
claim-as-printed = كما طُبعت
claim-corrected = القراءة المصححة
claim-corrected-remark = قراءتنا للأرقام المطبوعة. وهي توضع إلى جانب القيمة المطبوعة ولا تحل محلها.
claim-reference = قيمة مرجعية خارجية
claim-outside-published = ليست من البحث: معرفة خارجية تستند إلى المصدر المذكور هنا، ولا تُلوَّن على الخريطة أبدًا.
claim-outside-judgement = ليست من البحث: معرفة خارجية بتقدير الأطلس نفسه، ولا تُلوَّن على الخريطة أبدًا.
claim-date = التاريخ
claim-date-corrected = التاريخ بحسب معرفة خارجية
date-basis-span = مذكور في الموضع نفسه.
date-basis-nearby = مذكور في موضع قريب.
date-basis-inferred = استنتجه الأطلس.
date-basis-citation-year = سنة الإحالة؛ أما الموضع نفسه فلا يذكر تاريخًا.
place-basis-span = مذكور في الموضع نفسه.
place-basis-section = مذكور في موضع آخر من القسم نفسه.
place-basis-inferred = استنتجه الأطلس؛ فالبحث لا يسمّي المكان.
claim-locator = الموضع
claim-section-and-paragraph = القسم «{ $section }»، الفقرة { $paragraph }
claim-cited-as = الإحالة كما طُبعت
claim-source = المدخل في قائمة المصادر
claim-no-source = لا مدخل لها في قائمة المصادر
claim-source-remark = ملاحظة على المصدر
power-remark = يتبع وصف القوة بالصلبة أو الناعمة فرضية البحث التي تعدّ الأدوات الاقتصادية صلبة. والبحث غير متسق في ذلك: فملخصه لا يعدّ صلبة إلا القوة الاقتصادية القسرية، ومبحثه الأول يعدّ الروابط الاقتصادية ناعمة.
related-same-event = الحدث نفسه مذكورًا مرة أخرى
related-conflicts = تناقض هذه المعلومة

republic-count =
    { $count ->
        [zero] لا معلومات في البحث عن هذه الجمهورية.
        [one] في البحث معلومة واحدة عن هذه الجمهورية.
        [two] في البحث معلومتان عن هذه الجمهورية.
        [few] في البحث { $number } معلومات عن هذه الجمهورية.
        [many] في البحث { $number } معلومةً عن هذه الجمهورية.
       *[other] في البحث { $number } معلومة عن هذه الجمهورية.
    }
republic-all-claims = كل المعلومات عنها
republic-compare = قارن بين الجمهوريات
republic-area-source = قيست على المجسم الناقص من الحدود المرسومة هنا:
republic-ladder = درجات الشراكة مع تركيا
republic-no-ladder = لا يذكر البحث أي درجة من درجات الشراكة.
republic-stated = ما يذكره البحث بحسب المؤشرات
republic-unstated = ما لا يذكره البحث
republic-unstated-note = «غير مذكور» ليس صفرًا ولا قيمة مشكوكًا فيها: فالبحث لا يعطي قيمة.
republic-instead = وأقرب ما يذكره إلى ذلك:
coverage-not-stated = غير مذكور.
coverage-not-applicable = لا ينطبق.
republic-trade = التجارة مع تركيا
republic-nominal = أرقام الدولار اسمية كما طُبعت.
republic-no-trade = لا يورد البحث هنا أي معلومة عن التجارة.
republic-tools = المعلومات بحسب الأداة
republic-tools-caption = المعلومات عن هذه الجمهورية بحسب الأداة؛ وما يرد مرتين يُحسب مرة واحدة
republic-limits = الأدلة المضادة
republic-limits-note = معلومات من البحث نفسه تعارض أداة ما أو تحدّ منها.
republic-no-limits = لا يورد البحث أدلة مضادة تخص هذه الجمهورية.
republic-memberships = العضويات
republic-corridors = الممرات التي تعبرها
republic-corridors-note = كيلومترات الخط المرسوم الواقعة في هذه الجمهورية بقياس الأطلس.
republic-no-corridors = لا يعبرها أي ممر مرسوم في هذه الطبعة.
republic-timeline = المعلومات المؤرخة بحسب تسلسلها الزمني

sources-title = المصادر
sources-lead = تضم قائمة مصادر البحث { $count } مدخلًا. وتليها الأعمال التي يحيل إليها البحث من دون أن يدرجها، ثم مصادر الأطلس نفسه.
sources-as-printed = تحتفظ المداخل بالترتيب والأرقام كما طُبعت في البحث: فالرقم ٢٥ مكرر، وثمة رقم ٤٧ شارد بين ١١ و١٢. أما الملاحظات فمن الأطلس.
sources-list-arabic = المداخل العربية في قائمة المصادر
sources-list-foreign = المداخل الأجنبية في قائمة المصادر
sources-missing = أعمال أُحيل إليها ولم تُدرج
sources-missing-note = أعمال يحيل إليها متن البحث ولا ترد في قائمة مصادره، مع المعلومات التي تستند إليها.
sources-kind-infrastructure = صفحات منشورة عن الممرات، وصفحات استُعملت في التحقق من المعلومات
sources-kind-geometry = خرائط ومجموعات بيانات
sources-kind-own-estimate = تقديرات الأطلس
source-published = { $date }
source-accessed = تاريخ الاطلاع: { $date }
source-cited-as = أُحيل إليه في المتن هكذا:
source-remark = ملاحظة:
source-cited-by =
    { $count ->
        [zero] لا تحيل إليه أي معلومة
        [one] تحيل إليه معلومة واحدة
        [two] تحيل إليه معلومتان
        [few] تحيل إليه { $number } معلومات
        [many] تحيل إليه { $number } معلومةً
       *[other] تحيل إليه { $number } معلومة
    }
source-checks =
    { $count ->
        [zero] لم يُتحقق به من أي معلومة
        [one] جرى التحقق به من معلومة واحدة
        [two] جرى التحقق به من معلومتين
        [few] جرى التحقق به من { $number } معلومات
        [many] جرى التحقق به من { $number } معلومةً
       *[other] جرى التحقق به من { $number } معلومة
    }
source-never-cited = مدرج، ولا تحيل إليه أي معلومة في الأطلس

matrix-title = الأدوات والجمهوريات
matrix-density = تدل الأعداد على كثافة توثيق البحث للأداة، لا على قوة النفوذ.
matrix-once = كل عدد يقود إلى معلوماته. والحدث الذي يرد في البحث مرتين يُحسب هنا مرة واحدة، ولذلك قد تكون القائمة أطول من العدد.
matrix-tools-caption = عدد المعلومات بحسب الأداة والجمهورية
coverage-title = المذكور وغير المذكور
coverage-lead = هل يذكر البحث كل مؤشر لكل جمهورية؛ ولكل فراغ سببه.
coverage-caption = المؤشرات المذكورة في البحث بحسب الجمهورية

about-rules-title = ثلاث قراءات للرقم المعيب
about-rules = يمكن أن تُقرأ الخريطة بثلاث قواعد. فقاعدة «المعقول» لا تلوّن الأرقام المشكوك فيها والخاطئة، بل تضع علامة على الجمهورية. وقاعدة «المصحح» تلوّن القراءة المصححة حيث توجد، مع علامة تدل عليها. وقاعدة «المطبوع» تلوّن الأرقام المشكوك فيها كما طُبعت مع علامة، أما الخاطئة فلا تمدّ أي مقياس. ولا تغيّر القاعدة إلا ما يُلوَّن ويُجمع: فكل معلومة تُعرض دائمًا مع علامتها وسببها.
about-caveats-title = ما ينبغي أخذه في الحسبان
about-caveats = يدل عدد المعلومات على كثافة توثيق البحث لأمر ما، لا على قوة النفوذ. وأرقام الدولار اسمية. ويتبع تقسيم القوة إلى صلبة وناعمة فرضية البحث، وهو نفسه لا يلتزم بها في كل موضع. وحيث تستند العلامة إلى تقدير الأطلس نفسه فإن صفحة المعلومة تقول ذلك.
about-views-title = مداخل جاهزة
about-views = عروض جاهزة للخريطة، وتبقى عناوينها صالحة.

details-page = كل ما يتعلق بهذا الممر

corridor-named = يسمّي البحث هذا الممر.
corridor-implied = يشير البحث إلى هذا الممر ضمنًا من دون أن يسمّيه.
corridor-no = لا يذكر البحث هذا الممر.
corridor-no-but-related = لا يسمّي البحث هذا الممر؛ وترد أدناه المعلومات ذات الصلة به.
corridor-ends = من – إلى
corridor-countries = البلدان
corridor-length = طول الخط المرسوم
corridor-length-published = الطول المنشور
corridor-map = الخريطة
corridor-strip = المسار محطةً محطة
corridor-strip-note = الكيلومترات مقيسة على الخط المرسوم من بداية كل مسار. والحدود هي حدود الخريطة.
corridor-strip-schematic = وحيث يكون الخط تخطيطيًا فالكيلومترات والحدود تقريبية.
corridor-lengths = طوله
corridor-lengths-caption = الأطوال المقيسة والمنشورة جنبًا إلى جنب
corridor-lengths-note = الخط المرسوم عبر النقاط أقصر قليلًا من الحقيقة دائمًا، لأنه يقطع كل انعطاف تغفله نقاطه. ولا يُطال أبدًا ليوافق رقمًا منشورًا. وتُحفظ الأطوال المنشورة المتعارضة كلها؛ والفرق هو فرق طولنا عن الطول المنشور.
corridor-lengths-none = لا نعرف طولًا منشورًا له.
corridor-lengths-network = الطول على الشبكة هو مجموع الأطوال المسجّلة فيها؛ أما قطعها فتُرسم أكثر استقامةً مما هي عليه.
corridor-exact = ما مدى دقة الخط
corridor-exact-note = تبيّن المسافة مقدار ما قد يبعد الخط المرسوم عن الخط الحقيقي: خمس وتسعون نقطة من كل مئة أقرب من ذلك. والمراحل التي ليس لها مثل هذا الرقم تخطيطية.
corridor-facts = أرقام منشورة
corridor-facts-none = لا نعرف أرقامًا منشورة عنه.
corridor-throughput-caption = الكميات المنقولة بحسب الزمن؛ ولكل طريقة في العدّ عمود خاص بها
corridor-throughput-note = تختلف الأعمدة في ما تعدّه، ولا تصح المقارنة بينها.
corridor-time-unknown = بلا تاريخ
corridor-claims-none = لا معلومة في البحث تخص هذا الممر.
corridor-related = معلومات ذات صلة في البحث
corridor-sources = مصادر هذه الصفحة
corridor-data = البيانات
corridor-geojson = هذا الممر بصيغة جيوجيسون
corridor-list = كل الممرات بصيغة جيسون
corridor-others = ممرات أخرى

locator-title = خريطة: { $name }
locator-band = الخط داخل الشريط الخفيف تخطيطي: فقد يقع الخط الحقيقي في أي موضع منه.
locator-schematic = أجزاء من الخط تخطيطية: لا يمكن القول كم تبعد عن الحقيقة.
locator-all-schematic = الخط تخطيطي: لا يمكن القول كم يبعد عن الحقيقة.

run-main = الخط الرئيسي
run-branch = فرع
run-continuation = امتداد
run-access = وصلة
run-leaves = يتفرع عن الخط الرئيسي عند { $stop } ({ $km }).
run-meets = يلتقي بالخط الرئيسي عند { $stop } ({ $km }).

strip-change = تغيّر الوسيلة: { $before } ثم { $after }
strip-border = الحدود بين { $start } و{ $end }
strip-to-sea = ساحل { $start }: إلى البحر
strip-from-sea = ساحل { $end }: إلى اليابسة

length-whole = الخط الرئيسي
length-none = لا نعرف طولًا منشورًا
length-at-sea = في البحر
length-of-run = { $run }: { $name }
length-network = { $length } على الشبكة
length-network-part = { $length } على الشبكة (المراحل: { $routed } من { $total })
length-equal = لا فرق
length-shorter = أقصر بنسبة { $amount }
length-longer = أطول بنسبة { $amount }

column-part = الجزء
column-measured = مقيس هنا
column-network = على الشبكة
column-published = منشور
column-difference = الفرق
column-time = الزمن

about-corridors-title = الممرات
about-corridors = لكل ممر صفحة: محطاته والحدود التي يعبرها، وطوله ودقة رسمه، وما نُشر عنه وما يذكره البحث.
