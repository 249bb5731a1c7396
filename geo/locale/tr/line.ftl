# Birinin sağladığı bir hatla birlikte veri klasörüne yazılanlar (`orta route`).

line-basis = Hattı sağlayanın beyanıdır; atlas bunu doğrulamamıştır. Hattın kaynağı: { $title }.
line-basis-joined = Hattı sağlayanın beyanıdır; atlas bunu doğrulamamıştır. Hattın kaynağı: { $title }. Hattı duraklara, en uzunu { $length } km olan düz parçalar bağlar.
