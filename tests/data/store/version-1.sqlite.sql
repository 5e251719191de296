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
	quote TEXT NOT NULL, 
	start INTEGER NOT NULL, 
	"end" INTEGER NOT NULL, 
	line INTEGER NOT NULL, 
	"column" INTEGER NOT NULL, 
	section TEXT NOT NULL, 
	rule VARCHAR NOT NULL, 
	ambiguous BOOLEAN NOT NULL, 
	readings TEXT NOT NULL, 
	PRIMARY KEY (report_id, id), 
	FOREIGN KEY(report_id) REFERENCES report (id), 
	FOREIGN KEY(region) REFERENCES region (code)
);
INSERT INTO "claim" VALUES('target','gdp','地区生产总值','growth','eq','12.80',NULL,12.8,NULL,'%',NULL,'2022',1,'654203-2022-t-gdp-000001',0,'headline','654203','沙湾市',2022,NULL,NULL,'地区生产总值增长12.80%',2,16,1,3,'["一、目标", "\"二\""]','growth',0,'[]');
INSERT INTO "claim" VALUES('target','gdp','地区生产总值','relative',NULL,NULL,NULL,NULL,NULL,'%',NULL,'2022',1,'654203-2022-t-gdp-000002',1,'headline','654203','沙湾市',2022,NULL,NULL,'与全省同步',2,16,1,3,'["一、目标", "\"二\""]','relative',1,'["comparator: eq", "comparator: approx"]');
INSERT INTO "claim" VALUES('target','gdp','地区生产总值','growth','range','12.80','13.5',12.8,13.5,'%',NULL,'2022',2,'654203-2022-t-gdp-000003',0,'headline','654203','沙湾市',2022,NULL,NULL,'地区生产总值增长12.80%',2,16,1,3,'["一、目标", "\"二\""]','growth',0,'[]');
INSERT INTO "claim" VALUES('actual',NULL,'地区生产总值','growth','eq','7',NULL,7.0,NULL,'%','estimate','2022',3,'650402-2023-a-gdp-000004',0,'headline','650402','高昌区',2023,NULL,NULL,'地区生产总值增长7%',2,16,1,3,'["一、目标", "\"二\""]','growth',0,'[]');
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
INSERT INTO "fact" VALUES('target','gdp','地区生产总值','growth','range','6','6.50',6.0,6.5,'%',NULL,'2020',1,'6a4dd9107ce5def9824b1cd849366a4fe01e779b4b025bff9c88ac376a626eee','650100','乌鲁木齐市','report','乌鲁木齐市2020年政府工作报告','https://example.org/a');
INSERT INTO "fact" VALUES('actual','gdp','地区生产总值','level','eq','12.80',NULL,12.8,NULL,'亿元',NULL,'2021',2,'4aead566d7a084cc7fe207656e620fa604d2f174113f521ec0e31f309f5585c1','650100','乌鲁木齐市','communique','2021年统计公报','https://example.org/b');
INSERT INTO "fact" VALUES('actual',NULL,'棉花种植面积','level','approx','180',NULL,180.0,NULL,'万亩','estimate','2016-2020',3,'31bd4580e5ea34989bfb15861c70c14218d6063dc2730e3151b9b4f239edbeae','654203','沙湾县','press','某报',NULL);
INSERT INTO "fact" VALUES('target','urban_income','城镇居民收入','relative',NULL,NULL,NULL,NULL,NULL,NULL,NULL,'2020',4,'1bc6efae946d0d909327d34e7dd15db9e2787de0d4ccb82d344661086525f5c9','650100','乌鲁木齐市','report','乌鲁木齐市2020年政府工作报告','https://example.org/a');
CREATE TABLE region (
	code VARCHAR(6) NOT NULL, 
	name VARCHAR NOT NULL, 
	level VARCHAR NOT NULL, 
	lineage VARCHAR(6) NOT NULL, 
	PRIMARY KEY (code)
);
INSERT INTO "region" VALUES('654203','沙湾市','county','654203');
INSERT INTO "region" VALUES('650402','高昌区','county','650402');
INSERT INTO "region" VALUES('650100','乌鲁木齐市','prefecture','650100');
CREATE TABLE report (
	id INTEGER NOT NULL, 
	region VARCHAR(6) NOT NULL, 
	lineage VARCHAR(6) NOT NULL, 
	year INTEGER NOT NULL, 
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
INSERT INTO "report" VALUES(1,'654203','654203',2022,'county','summary','simplified','2022-01-12','沙湾市第一届人民代表大会第一次会议','report.txt','text','utf-8','0000000000000000000000000000000000000000000000000000000000000000',2,'今年地区生产总值增长12.80%。');
INSERT INTO "report" VALUES(2,'654203','654203',2022,'county','full','simplified',NULL,NULL,'report.txt','text','utf-8','0000000000000000000000000000000000000000000000000000000000000000',NULL,'今年地区生产总值增长12.80%。改');
INSERT INTO "report" VALUES(3,'650402','650402',2023,'county','full','simplified',NULL,NULL,'report.txt','text','utf-8','0000000000000000000000000000000000000000000000000000000000000000',NULL,'去年地区生产总值增长7%。');
CREATE TABLE tracker_schema (
	version INTEGER NOT NULL, 
	PRIMARY KEY (version)
);
INSERT INTO "tracker_schema" VALUES(1);
CREATE INDEX ix_region_lineage ON region (lineage);
CREATE INDEX ix_report_lineage_year ON report (lineage, year);
CREATE INDEX ix_fact_region ON fact (region);
CREATE INDEX ix_fact_indicator ON fact (indicator);
CREATE INDEX ix_claim_indicator ON claim (indicator);
COMMIT;
