-- A database of reviews as version 1 of the schema wrote it. Never edit it: it stands for those people have.
BEGIN TRANSACTION;
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
	reasons TEXT NOT NULL, 
	PRIMARY KEY (pair, place), 
	FOREIGN KEY(pair) REFERENCES pair (id)
)
 WITHOUT ROWID

;
INSERT INTO "bead" VALUES(1,0,2,4,0,0,1,0,1,'confirmed',0.98,'[]');
INSERT INTO "bead" VALUES(1,2,2,2,0,1,2,1,3,'proposed',NULL,'[]');
CREATE TABLE comment (
	pair INTEGER NOT NULL, 
	id VARCHAR(80) NOT NULL, 
	language VARCHAR(2) NOT NULL, 
	sentence INTEGER NOT NULL, 
	who VARCHAR(100) NOT NULL, 
	"when" VARCHAR(40) NOT NULL, 
	text TEXT NOT NULL, 
	PRIMARY KEY (pair, id), 
	FOREIGN KEY(pair) REFERENCES pair (id)
)
 WITHOUT ROWID

;
INSERT INTO "comment" VALUES(1,'act-000001/0','en',1,'bert','1987-06-01T08:00:03.000+00:00','Two for one.');
CREATE TABLE document (
	digest VARCHAR(64) NOT NULL, 
	content TEXT NOT NULL, 
	PRIMARY KEY (digest)
);
INSERT INTO "document" VALUES('4f98c6729422d974ccda20b778f21b32b0076b4522285b3d930f1e590cf9bc32','{"name":"report","language":"de","text":"Der Plan wurde erfüllt.\nDer Export stieg, der Import sank.","source":["report.de.txt","0000000000000000000000000000000000000000000000000000000000000000","",""],"paragraphs":[["body",0,58,0,""]],"sentences":[["Der Plan wurde erfüllt.",0,23,0],["Der Export stieg, der Import sank.",24,58,0]],"notes":[]}');
INSERT INTO "document" VALUES('9d4509ac8cebd54e36776aaed7d90cf96cd168b4daa84a409f8ba352c865b246','{"name":"report","language":"en","text":"The plan was fulfilled.\nExports rose.\nImports fell.","source":["report.en.txt","0000000000000000000000000000000000000000000000000000000000000000","",""],"paragraphs":[["body",0,37,0,""],["body",38,51,0,""]],"sentences":[["The plan was fulfilled.",0,23,0],["Exports rose.",24,37,0],["Imports fell.",38,51,1]],"notes":[["1","Foreign currency.",1,7,"translator",null,null]]}');
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
INSERT INTO "edit" VALUES(1,'en',1,'Exports grew.',2);
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
INSERT INTO "event" VALUES(1,'33991b83-dac7-4c61-979e-50dc48d686ab',1,1,'align','workbench','1987-06-01T08:00:01.000+00:00','fixed','aligned: 2 beads',0,2,0,3,'{"kind":"align","signature":"alignment 0.1 · model bundled"}','{"beads":[[0,null],[2,null]],"edits":[],"comments":[],"base":null}','{"beads":[[0,[0,1,0,1,0.98,[],"proposed"]],[2,[1,2,1,3,0.61,[["lengths",[6,4]]],"proposed"]]],"edits":[],"comments":[],"base":null}');
INSERT INTO "event" VALUES(2,'act-000000',1,2,'edit','anna','1987-06-01T08:00:02.000+00:00','stands','worded English sentence 2 “Exports grew.”',1,2,1,3,'{"kind":"edit","id":"act-000000","seen":[[2,1]],"language":"en","sentence":1,"text":"Exports grew."}','{"beads":[[2,[1,2,1,3,0.61,[["lengths",[6,4]]],"proposed"]]],"edits":[["en",1,null]],"comments":[],"base":null}','{"beads":[[2,[1,2,1,3,null,[],"proposed"]]],"edits":[["en",1,"Exports grew."]],"comments":[],"base":null}');
INSERT INTO "event" VALUES(3,'act-000001',1,3,'comment','bert','1987-06-01T08:00:03.000+00:00','stands','commented “Two for one.”',0,0,1,2,'{"kind":"comment","id":"act-000001","seen":[[2,2]],"text":"Two for one."}','{"beads":[],"edits":[],"comments":[["act-000001/0",null]],"base":null}','{"beads":[],"edits":[],"comments":[["act-000001/0",["en",1,"bert","1987-06-01T08:00:03.000+00:00","Two for one."]]],"base":null}');
INSERT INTO "event" VALUES(4,'act-000002',1,4,'confirm','anna','1987-06-01T08:00:04.000+00:00','stands','confirmed',0,1,0,1,'{"kind":"confirm","id":"act-000002","seen":[[0,1]],"on":true}','{"beads":[[0,[0,1,0,1,0.98,[],"proposed"]]],"edits":[],"comments":[],"base":null}','{"beads":[[0,[0,1,0,1,0.98,[],"confirmed"]]],"edits":[],"comments":[],"base":null}');
CREATE TABLE pair (
	id INTEGER NOT NULL, 
	name VARCHAR(255) NOT NULL, 
	de VARCHAR(64) NOT NULL, 
	en VARCHAR(64) NOT NULL, 
	signature TEXT NOT NULL, 
	revision INTEGER NOT NULL, 
	documents_revision INTEGER NOT NULL, 
	comments_revision INTEGER NOT NULL, 
	changed VARCHAR(40) NOT NULL, 
	PRIMARY KEY (id), 
	UNIQUE (name), 
	FOREIGN KEY(de) REFERENCES document (digest), 
	FOREIGN KEY(en) REFERENCES document (digest)
);
INSERT INTO "pair" VALUES(1,'report','4f98c6729422d974ccda20b778f21b32b0076b4522285b3d930f1e590cf9bc32','9d4509ac8cebd54e36776aaed7d90cf96cd168b4daa84a409f8ba352c865b246','alignment 0.1 · model bundled',4,0,3,'1987-06-01T08:00:04.000+00:00');
CREATE TABLE schema_version (
	version INTEGER NOT NULL
);
INSERT INTO "schema_version" VALUES(1);
CREATE INDEX bead_by_revision ON bead (pair, revision);
CREATE UNIQUE INDEX event_by_revision ON event (pair, revision);
CREATE INDEX event_by_reviewer ON event (pair, who, state, revision);
COMMIT;
