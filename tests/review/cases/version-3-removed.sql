-- What removing the pair of version-3.sql, and aligning a new one of its name, then wrote. Never edit it.
UPDATE pair SET name = 'removed/1987-06-01-080021-2/minutes', revision = 6, changed = '1987-06-01T08:00:21.000+00:00' WHERE id = 1;
INSERT INTO "pair" VALUES(2,'minutes','95b091ff6c5e8f1129b78cab36c0d9ad2bbb69bddd733901e57d4da993884c60','4e157ebc2dd7d9c538c57a6936083466aa26bcfb01a53ab8ef10808b0d2d1e5c','model 1',1,0,0,'1987-06-01T08:00:22.000+00:00');
INSERT INTO "bead" VALUES(2,0,1,1,0,0,1,0,1,'proposed',0.95,'[]');
INSERT INTO "bead" VALUES(2,2,1,1,0,1,2,1,2,'proposed',0.95,'[]');
INSERT INTO "bead" VALUES(2,4,1,1,0,2,4,2,4,'proposed',0.95,'[]');
INSERT INTO "event" VALUES(6,'4c5879f2-19b1-44a6-85c1-e0e8bb4f99aa',1,6,'remove','anna','1987-06-01T08:00:21.000+00:00','fixed','removed the pair',0,0,0,0,'{"kind":"remove","from":"minutes","to":"removed/1987-06-01-080021-2/minutes"}','{"beads":[],"edits":[],"comments":[],"base":null}','{"beads":[],"edits":[],"comments":[],"base":null}');
INSERT INTO "event" VALUES(7,'ff32a0bc-d155-4331-8858-8d4cbcbf924a',2,1,'align','workbench','1987-06-01T08:00:22.000+00:00','fixed','aligned: 3 beads',0,4,0,4,'{"kind":"align","signature":"model 1"}','{"beads":[[0,null],[2,null],[4,null]],"edits":[],"comments":[],"base":null}','{"beads":[[0,[0,1,0,1,0.95,[],"proposed"]],[2,[1,2,1,2,0.95,[],"proposed"]],[4,[2,4,2,4,0.95,[],"proposed"]]],"edits":[],"comments":[],"base":null}');
