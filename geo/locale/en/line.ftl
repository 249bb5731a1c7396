# What is written into a data folder beside a line that somebody supplied (`orta route`).

line-basis = As whoever supplied the line states it; the atlas has not checked it. Line: { $title }.
line-basis-joined = As whoever supplied the line states it; the atlas has not checked it. Line: { $title }. Straight pieces of up to { $length } km join it to the stops.
