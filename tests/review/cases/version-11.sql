-- A database of reviews as version 11 of the schema wrote it. Never edit it: it stands for those people have.
BEGIN TRANSACTION;
CREATE TABLE assignment (
	number INTEGER NOT NULL, 
	pair INTEGER NOT NULL, 
	document VARCHAR(64) NOT NULL, 
	start INTEGER NOT NULL, 
	stop INTEGER NOT NULL, 
	title TEXT NOT NULL, 
	who VARCHAR(100) NOT NULL, 
	"by" VARCHAR(100) NOT NULL, 
	"when" VARCHAR(40) NOT NULL, 
	PRIMARY KEY (number), 
	FOREIGN KEY(pair) REFERENCES pair (id), 
	FOREIGN KEY(document) REFERENCES document (digest)
);
INSERT INTO "assignment" VALUES(1,1,'95b091ff6c5e8f1129b78cab36c0d9ad2bbb69bddd733901e57d4da993884c60',0,4,'Der Plan wurde im ersten Halbjahr erfüllt.','anna','anna','1987-06-01T08:00:05.000+00:00');
INSERT INTO "assignment" VALUES(2,1,'95b091ff6c5e8f1129b78cab36c0d9ad2bbb69bddd733901e57d4da993884c60',0,4,'Der Plan wurde im ersten Halbjahr erfüllt.','bert','anna','1987-06-01T08:00:05.000+00:00');
CREATE TABLE audit (
                number INTEGER NOT NULL,
                pair INTEGER NOT NULL,
                event VARCHAR(64) NOT NULL,
                taken_back VARCHAR(64) NOT NULL,
                who VARCHAR(100) NOT NULL,
                "when" VARCHAR(40) NOT NULL,
                threshold FLOAT NOT NULL,
                beads INTEGER NOT NULL,
                expected FLOAT NOT NULL,
                sample TEXT NOT NULL,
                answers TEXT NOT NULL,
                PRIMARY KEY (number),
                FOREIGN KEY(pair) REFERENCES pair (id)
            );
INSERT INTO "audit" VALUES(1,1,'act-000000','','anna','1987-06-01T08:00:02.000+00:00',0.95,1,0.05,'[[0,1,0,1,0.95]]','[[0,"unclear","anna","1987-06-01T08:00:06.000+00:00"],[0,"right","bert","1987-06-01T08:00:07.000+00:00"]]');
CREATE TABLE bead (
	pair INTEGER NOT NULL, 
	place INTEGER NOT NULL, 
	version INTEGER NOT NULL, 
	revision INTEGER NOT NULL, 
	gone BOOLEAN NOT NULL, 
	de_start INTEGER NOT NULL, 
	de_stop INTEGER NOT NULL, 
	en_start INTEGER NOT NULL, 
	en_stop INTEGER NOT NULL, 
	status VARCHAR(16) NOT NULL, 
	confidence FLOAT, 
	reasons TEXT NOT NULL, bookmarked BOOLEAN DEFAULT 0 NOT NULL, excluded BOOLEAN DEFAULT 0 NOT NULL, absence VARCHAR(16) DEFAULT '' NOT NULL, 
	PRIMARY KEY (pair, place), 
	FOREIGN KEY(pair) REFERENCES pair (id)
)
 WITHOUT ROWID

;
INSERT INTO "bead" VALUES(1,0,2,2,0,0,1,0,1,'confirmed',0.95,'[]',0,0,'');
INSERT INTO "bead" VALUES(1,2,2,3,0,1,2,1,3,'proposed',NULL,'[]',0,0,'');
INSERT INTO "bead" VALUES(1,5,2,4,0,2,3,3,3,'proposed',0.95,'[]',0,0,'');
INSERT INTO "bead" VALUES(1,6,2,4,0,3,4,3,4,'proposed',0.95,'[]',0,0,'');
CREATE TABLE comment (
	pair INTEGER NOT NULL, 
	id VARCHAR(80) NOT NULL, 
	language VARCHAR(2) NOT NULL, 
	sentence INTEGER NOT NULL, 
	who VARCHAR(100) NOT NULL, 
	"when" VARCHAR(40) NOT NULL, 
	text TEXT NOT NULL, resolved VARCHAR(100) DEFAULT '' NOT NULL, 
	PRIMARY KEY (pair, id), 
	FOREIGN KEY(pair) REFERENCES pair (id)
)
 WITHOUT ROWID

;
CREATE TABLE document (
	digest VARCHAR(64) NOT NULL, 
	content TEXT NOT NULL, 
	PRIMARY KEY (digest)
);
INSERT INTO "document" VALUES('95b091ff6c5e8f1129b78cab36c0d9ad2bbb69bddd733901e57d4da993884c60','{"language":"de","text":"Der Plan wurde im ersten Halbjahr erfüllt.\nDie Kombinate meldeten 12 Prozent Zuwachs.\nÜber die Valutamark wurde gesondert berichtet.\nDer Ministerrat nahm den Bericht zur Kenntnis.","source":["report.de.txt","0000000000000000000000000000000000000000000000000000000000000000","",""],"paragraphs":[["body",0,85,0,""],["body",86,179,0,""]],"sentences":[["Der Plan wurde im ersten Halbjahr erfüllt.",0,42,0],["Die Kombinate meldeten 12 Prozent Zuwachs.",43,85,0],["Über die Valutamark wurde gesondert berichtet.",86,132,1],["Der Ministerrat nahm den Bericht zur Kenntnis.",133,179,1]],"notes":[]}');
INSERT INTO "document" VALUES('4e157ebc2dd7d9c538c57a6936083466aa26bcfb01a53ab8ef10808b0d2d1e5c','{"language":"en","text":"The plan was fulfilled in the first half of the year.\nThe Combines reported growth of 12 per cent.\nThere was a separate report on the Valuta Mark.\nThe Council of Ministers took note of the report.","source":["report.en.txt","0000000000000000000000000000000000000000000000000000000000000000","",""],"paragraphs":[["body",0,98,0,""],["body",99,196,0,""]],"sentences":[["The plan was fulfilled in the first half of the year.",0,53,0],["The Combines reported growth of 12 per cent.",54,98,0],["There was a separate report on the Valuta Mark.",99,146,1],["The Council of Ministers took note of the report.",147,196,1]],"notes":[]}');
CREATE TABLE edit (
	pair INTEGER NOT NULL, 
	language VARCHAR(2) NOT NULL, 
	sentence INTEGER NOT NULL, 
	text TEXT, 
	revision INTEGER NOT NULL, 
	PRIMARY KEY (pair, language, sentence), 
	FOREIGN KEY(pair) REFERENCES pair (id)
)
 WITHOUT ROWID

;
INSERT INTO "edit" VALUES(1,'en',1,'Exports grew.',3);
CREATE TABLE event (
	number INTEGER NOT NULL, 
	id VARCHAR(64) NOT NULL, 
	pair INTEGER NOT NULL, 
	revision INTEGER NOT NULL, 
	kind VARCHAR(16) NOT NULL, 
	who VARCHAR(100) NOT NULL, 
	"when" VARCHAR(40) NOT NULL, 
	state VARCHAR(8) NOT NULL, 
	words TEXT NOT NULL, 
	de_start INTEGER NOT NULL, 
	de_stop INTEGER NOT NULL, 
	en_start INTEGER NOT NULL, 
	en_stop INTEGER NOT NULL, 
	act TEXT NOT NULL, 
	"before" TEXT NOT NULL, 
	"after" TEXT NOT NULL, 
	PRIMARY KEY (number), 
	UNIQUE (id), 
	FOREIGN KEY(pair) REFERENCES pair (id)
);
INSERT INTO "event" VALUES(1,'a6286abb-11b8-42c7-a1d6-eddb6e299069',1,1,'align','workbench','1987-06-01T08:00:01.000+00:00','fixed','aligned: 3 beads',0,4,0,4,'{"kind":"align","signature":"model 1"}','{"beads":[[0,null],[2,null],[5,null]],"edits":[],"comments":[],"base":null}','{"beads":[[0,[0,1,0,1,0.95,[],"proposed"]],[2,[1,2,1,3,0.95,[],"proposed"]],[5,[2,4,3,4,0.95,[],"proposed"]]],"edits":[],"comments":[],"base":null}');
INSERT INTO "event" VALUES(2,'act-000000',1,2,'confirm','anna','1987-06-01T08:00:02.000+00:00','stands','confirmed',0,1,0,1,'{"kind":"confirm","id":"act-000000","seen":[[0,1]],"on":true}','{"beads":[[0,[0,1,0,1,0.95,[],"proposed"]]],"edits":[],"comments":[],"base":null}','{"beads":[[0,[0,1,0,1,0.95,[],"confirmed"]]],"edits":[],"comments":[],"base":null}');
INSERT INTO "event" VALUES(3,'act-000001',1,3,'edit','anna','1987-06-01T08:00:03.000+00:00','stands','worded English sentence 2 “Exports grew.”',1,2,1,3,'{"kind":"edit","id":"act-000001","seen":[[2,1]],"language":"en","sentence":1,"text":"Exports grew."}','{"beads":[[2,[1,2,1,3,0.95,[],"proposed"]]],"edits":[["en",1,null]],"comments":[],"base":null}','{"beads":[[2,[1,2,1,3,null,[],"proposed"]]],"edits":[["en",1,"Exports grew."]],"comments":[],"base":null}');
INSERT INTO "event" VALUES(4,'92369944-e5bd-48a5-bdaa-0d86d72059d2',1,4,'align','bert','1987-06-01T08:00:04.000+00:00','stands','aligned again: 4 beads, 2 kept',2,4,3,4,'{"kind":"align","signature":"model 2"}','{"beads":[[5,[2,4,3,4,0.95,[],"proposed"]],[6,null]],"edits":[],"comments":[],"base":["95b091ff6c5e8f1129b78cab36c0d9ad2bbb69bddd733901e57d4da993884c60","4e157ebc2dd7d9c538c57a6936083466aa26bcfb01a53ab8ef10808b0d2d1e5c","model 1"]}','{"beads":[[5,[2,3,3,3,0.95,[],"proposed"]],[6,[3,4,3,4,0.95,[],"proposed"]]],"edits":[],"comments":[],"base":["95b091ff6c5e8f1129b78cab36c0d9ad2bbb69bddd733901e57d4da993884c60","4e157ebc2dd7d9c538c57a6936083466aa26bcfb01a53ab8ef10808b0d2d1e5c","model 2"]}');
INSERT INTO "event" VALUES(5,'a0a5e85c-d569-44fe-b7e3-69dac8cabc38',1,5,'rename','anna','1987-06-01T08:00:05.000+00:00','fixed','renamed from report to minutes',0,0,0,0,'{"kind":"rename","from":"report","to":"minutes"}','{"beads":[],"edits":[],"comments":[],"base":null}','{"beads":[],"edits":[],"comments":[],"base":null}');
CREATE TABLE identity (id VARCHAR(32) NOT NULL);
INSERT INTO "identity" VALUES('1f613f8b1e6b44558759c77ff74c0896');
CREATE TABLE left_text (
                pair INTEGER NOT NULL,
                sha256 VARCHAR(64) NOT NULL,
                who VARCHAR(100) NOT NULL,
                "when" VARCHAR(40) NOT NULL,
                PRIMARY KEY (pair, sha256),
                FOREIGN KEY(pair) REFERENCES pair (id)
            ) WITHOUT ROWID;
INSERT INTO "left_text" VALUES(1,'0000000000000000000000000000000000000000000000000000000000000001','anna','1987-06-01T08:00:08.000+00:00');
CREATE TABLE moment (
	pair INTEGER NOT NULL, 
	name VARCHAR(100) NOT NULL, 
	revision INTEGER NOT NULL, 
	who VARCHAR(100) NOT NULL, 
	"when" VARCHAR(40) NOT NULL, 
	PRIMARY KEY (pair, name), 
	FOREIGN KEY(pair) REFERENCES pair (id)
) WITHOUT ROWID;
INSERT INTO "moment" VALUES(1,'before aligning again',3,'bert','1987-06-01T08:00:05.000+00:00');
CREATE TABLE pair (
                id INTEGER NOT NULL,
                name VARCHAR(255) NOT NULL,
                removed VARCHAR(40) NOT NULL,
                de VARCHAR(64) NOT NULL,
                en VARCHAR(64) NOT NULL,
                signature TEXT NOT NULL,
                revision INTEGER NOT NULL,
                documents_revision INTEGER NOT NULL,
                comments_revision INTEGER NOT NULL,
                changed VARCHAR(40) NOT NULL,
                PRIMARY KEY (id),
                UNIQUE (name, removed),
                FOREIGN KEY(de) REFERENCES document (digest),
                FOREIGN KEY(en) REFERENCES document (digest)
            );
INSERT INTO "pair" VALUES(1,'minutes','','95b091ff6c5e8f1129b78cab36c0d9ad2bbb69bddd733901e57d4da993884c60','4e157ebc2dd7d9c538c57a6936083466aa26bcfb01a53ab8ef10808b0d2d1e5c','model 2',5,0,0,'1987-06-01T08:00:05.000+00:00');
CREATE TABLE schema_version (
	version INTEGER NOT NULL
);
INSERT INTO "schema_version" VALUES(11);
CREATE TABLE second_review (
                number INTEGER NOT NULL,
                pair INTEGER NOT NULL,
                reader VARCHAR(100) NOT NULL,
                "when" VARCHAR(40) NOT NULL,
                seed VARCHAR(64) NOT NULL,
                revision INTEGER NOT NULL,
                de VARCHAR(64) NOT NULL,
                en VARCHAR(64) NOT NULL,
                wanted TEXT NOT NULL,
                sizes TEXT NOT NULL,
                sample TEXT NOT NULL,
                opinions TEXT NOT NULL,
                rulings TEXT NOT NULL,
                closed VARCHAR(40) NOT NULL,
                PRIMARY KEY (number),
                FOREIGN KEY(pair) REFERENCES pair (id),
                FOREIGN KEY(de) REFERENCES document (digest),
                FOREIGN KEY(en) REFERENCES document (digest)
            );
INSERT INTO "second_review" VALUES(1,1,'bert','1987-06-01T08:01:01.000+00:00','seed-1',5,'95b091ff6c5e8f1129b78cab36c0d9ad2bbb69bddd733901e57d4da993884c60','4e157ebc2dd7d9c538c57a6936083466aa26bcfb01a53ab8ef10808b0d2d1e5c','[60,0,4,"",false]','{"kept":1}','[[0,1,0,1,"Der Plan wurde im ersten Halbjahr erfüllt.","The plan was fulfilled in the first half of the year.","kept","confirmed","anna","1987-06-01T08:00:02.000+00:00",false]]','[[0,"wrong",["wording"],"Too free.","1987-06-01T08:01:02.000+00:00"]]','[[0,"first","carl","1987-06-01T08:01:03.000+00:00",""]]','');
CREATE TABLE sentence_break (
	pair INTEGER NOT NULL, 
	revision INTEGER NOT NULL, 
	language VARCHAR(2) NOT NULL, 
	start INTEGER NOT NULL, 
	put BOOLEAN, 
	PRIMARY KEY (pair, revision, language, start), 
	FOREIGN KEY(pair) REFERENCES pair (id)
)
 WITHOUT ROWID;
CREATE INDEX bead_by_revision ON bead (pair, revision);
CREATE UNIQUE INDEX event_by_revision ON event (pair, revision);
CREATE INDEX event_by_reviewer ON event (pair, who, state, revision);
CREATE INDEX assignment_by_pair ON assignment (pair);
COMMIT;
