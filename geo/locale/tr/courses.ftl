# How exact a leg is, where the build finds its course.

course-bounded-by-network = Güzergâh, scgraph-data içindeki sadeleştirilmiş OpenStreetMap demir yolu ağı üzerinden bulundu. Her düz parça için kayıtlı uzunluk, gerçek hattın ondan en çok ne kadar uzakta olabileceğini sınırlar: yolun yüzde 95'inde en çok { $bound } km. En uzun düz parça { $longest } km.
