BEGIN TRANSACTION;
CREATE TABLE claim (
	kind VARCHAR NOT NULL, 
	indicator VARCHAR, 
	label VARCHAR NOT NULL, 
	measure VARCHAR NOT NULL, 
	comparator VARCHAR, 
	value VARCHAR, 
	value_high VARCHAR, 
	value_number FLOAT, 
	value_high_number FLOAT, 
	unit VARCHAR, 
	strength VARCHAR, 
	period VARCHAR NOT NULL, 
	report_id INTEGER NOT NULL, 
	id VARCHAR NOT NULL, 
	ordinal INTEGER NOT NULL, 
	tier VARCHAR NOT NULL, 
	region VARCHAR(6) NOT NULL, 
	region_name VARCHAR NOT NULL, 
	report_year INTEGER NOT NULL, 
	span VARCHAR, 
	base VARCHAR, 
	scope VARCHAR, 
	stretch VARCHAR, 
	quote TEXT NOT NULL, 
	start INTEGER NOT NULL, 
	"end" INTEGER NOT NULL, 
	line INTEGER NOT NULL, 
	"column" INTEGER NOT NULL, 
	section TEXT NOT NULL, 
	rule VARCHAR NOT NULL, 
	document VARCHAR NOT NULL, 
	ambiguous BOOLEAN NOT NULL, 
	readings TEXT NOT NULL, 
	PRIMARY KEY (report_id, id), 
	FOREIGN KEY(report_id) REFERENCES report (id), 
	FOREIGN KEY(region) REFERENCES region (code)
);
INSERT INTO "claim" VALUES('actual','exports','外贸出口','growth','eq','4',NULL,4.0,NULL,'%',NULL,'2021',1,'654203-2022-a-exports-6ce793',0,'detail','654203','沙湾市',2022,NULL,NULL,NULL,NULL,'外贸出口增长4%',87,95,6,1,'["2021年工作回顾"]','growth','work_report',0,'[]');
INSERT INTO "claim" VALUES('target','exports','外贸出口','growth','eq','5',NULL,5.0,NULL,'%','expect','2022',1,'654203-2022-t-exports-f71cee',1,'headline','654203','沙湾市',2022,NULL,NULL,NULL,NULL,'外贸出口增长5%',126,134,8,18,'["2022年工作安排"]','growth','work_report',0,'[]');
INSERT INTO "claim" VALUES('actual','exports','外贸出口','growth','eq','4',NULL,4.0,NULL,'%',NULL,'2021',2,'654203-2022-a-exports-6ce793',0,'detail','654203','沙湾市',2022,NULL,NULL,NULL,NULL,'外贸出口增长4%',87,95,6,1,'["2021年工作回顾"]','growth','work_report',0,'[]');
INSERT INTO "claim" VALUES('target','exports','外贸出口','growth','eq','5',NULL,5.0,NULL,'%','expect','2022',2,'654203-2022-t-exports-f71cee',1,'headline','654203','沙湾市',2022,NULL,NULL,NULL,NULL,'外贸出口增长5%',126,134,8,18,'["2022年工作安排"]','growth','work_report',0,'[]');
INSERT INTO "claim" VALUES('actual','exports','外贸出口','growth','eq','6',NULL,6.0,NULL,'%',NULL,'2022',3,'654203-2023-a-exports-bfdeda',0,'detail','654203','沙湾市',2023,NULL,NULL,NULL,NULL,'外贸出口增长6%',87,95,6,1,'["2022年工作回顾"]','growth','work_report',0,'[]');
INSERT INTO "claim" VALUES('target','exports','外贸出口','growth','eq','5',NULL,5.0,NULL,'%','expect','2023',3,'654203-2023-t-exports-18d048',1,'headline','654203','沙湾市',2023,NULL,NULL,NULL,NULL,'外贸出口增长5%',136,144,8,18,'["2023年工作安排"]','growth','work_report',0,'[]');
CREATE TABLE fact (
	kind VARCHAR NOT NULL, 
	indicator VARCHAR, 
	label VARCHAR NOT NULL, 
	measure VARCHAR NOT NULL, 
	comparator VARCHAR, 
	value VARCHAR, 
	value_high VARCHAR, 
	value_number FLOAT, 
	value_high_number FLOAT, 
	unit VARCHAR, 
	strength VARCHAR, 
	period VARCHAR NOT NULL, 
	id INTEGER NOT NULL, 
	"key" VARCHAR(64) NOT NULL, 
	region VARCHAR(6) NOT NULL, 
	region_name VARCHAR NOT NULL, 
	source_type VARCHAR NOT NULL, 
	source_title VARCHAR NOT NULL, 
	source_url VARCHAR, 
	PRIMARY KEY (id), 
	UNIQUE ("key"), 
	FOREIGN KEY(region) REFERENCES region (code)
);
CREATE TABLE region (
	code VARCHAR(6) NOT NULL, 
	name VARCHAR NOT NULL, 
	level VARCHAR NOT NULL, 
	lineage VARCHAR(6) NOT NULL, 
	PRIMARY KEY (code)
);
INSERT INTO "region" VALUES('654203','沙湾市','county','654203');
CREATE TABLE report (
	id INTEGER NOT NULL, 
	region VARCHAR(6) NOT NULL, 
	lineage VARCHAR(6) NOT NULL, 
	year INTEGER NOT NULL, 
	document VARCHAR NOT NULL, 
	level VARCHAR NOT NULL, 
	completeness VARCHAR NOT NULL, 
	script VARCHAR NOT NULL, 
	date VARCHAR, 
	meeting VARCHAR, 
	source VARCHAR NOT NULL, 
	format VARCHAR NOT NULL, 
	encoding VARCHAR, 
	sha256 VARCHAR(64) NOT NULL, 
	superseded_by INTEGER, 
	text TEXT NOT NULL, 
	PRIMARY KEY (id), 
	FOREIGN KEY(region) REFERENCES region (code), 
	FOREIGN KEY(superseded_by) REFERENCES report (id)
);
INSERT INTO "report" VALUES(1,'654203','654203',2022,'work_report','county','full','simplified','2022-01-16','沙湾市第三届人民代表大会第二次会议','2022-old.txt','text','utf-8','6dc13ff36e894ecc70982d0da8ef7ca6ce143c1f2205e3c924e22f7baf001d99',2,'沙湾市人民政府工作报告
——2022年1月16日在沙湾市第三届人民代表大会第二次会议上
各位代表：
现在，我代表市人民政府向大会报告工作，请予审议。
一、2021年工作回顾
外贸出口增长4%。
二、2022年工作安排
今年经济社会发展的主要预期目标是：外贸出口增长5%。
开工建设青岭科技馆。
');
INSERT INTO "report" VALUES(2,'654203','654203',2022,'work_report','county','full','simplified','2022-01-16','沙湾市第三届人民代表大会第二次会议','2022.txt','text','utf-8','47a59156470b1aa93c5f7ae992e17e78bed330848e4cd3edccc3b9d7fb23314e',NULL,'沙湾市人民政府工作报告
——2022年1月16日在沙湾市第三届人民代表大会第二次会议上
各位代表：
现在，我代表市人民政府向大会报告工作，请予审议。
一、2021年工作回顾
外贸出口增长4%。
二、2022年工作安排
今年经济社会发展的主要预期目标是：外贸出口增长5%。
建成青岭科技馆，开工建设石桥水库。
');
INSERT INTO "report" VALUES(3,'654203','654203',2023,'work_report','county','full','simplified','2023-01-16','沙湾市第三届人民代表大会第二次会议','2023.txt','text','utf-8','de8a192648347be47db928a549f0d3a129f27cd183585b8b6f840853983419e0',NULL,'沙湾市人民政府工作报告
——2023年1月16日在沙湾市第三届人民代表大会第二次会议上
各位代表：
现在，我代表市人民政府向大会报告工作，请予审议。
一、2022年工作回顾
外贸出口增长6%。青岭科技馆建成投用。
二、2023年工作安排
今年经济社会发展的主要预期目标是：外贸出口增长5%。
力促石桥水库开工建设。
');
CREATE TABLE tracker_schema (
	version INTEGER NOT NULL, 
	PRIMARY KEY (version)
);
INSERT INTO "tracker_schema" VALUES(4);
CREATE INDEX ix_region_lineage ON region (lineage);
CREATE INDEX ix_fact_indicator ON fact (indicator);
CREATE INDEX ix_fact_region ON fact (region);
CREATE INDEX ix_report_lineage_year ON report (lineage, year);
CREATE INDEX ix_report_year ON report (year);
CREATE INDEX ix_claim_indicator_period ON claim (indicator, period);
COMMIT;
