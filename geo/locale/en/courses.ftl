# How exact a leg is, where the build finds its course.

course-bounded-by-network = Routed over the railway network of OpenStreetMap as scgraph-data has it, which is simplified. The length recorded for each straight piece bounds how far from it the railway can lie: along 95 % of the way, no more than { $bound } km. The longest straight piece is { $longest } km.
