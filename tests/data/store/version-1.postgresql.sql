SET statement_timeout = 0;
SET lock_timeout = 0;
SET idle_in_transaction_session_timeout = 0;
SET client_encoding = 'UTF8';
SET standard_conforming_strings = on;
SELECT pg_catalog.set_config('search_path', '', false);
SET check_function_bodies = false;
SET xmloption = content;
SET client_min_messages = warning;
SET row_security = off;
SET default_tablespace = '';
SET default_table_access_method = heap;
CREATE TABLE public.claim (
    kind character varying NOT NULL,
    indicator character varying,
    label character varying NOT NULL,
    measure character varying NOT NULL,
    comparator character varying,
    value character varying,
    value_high character varying,
    value_number double precision,
    value_high_number double precision,
    unit character varying,
    strength character varying,
    period character varying NOT NULL,
    report_id integer NOT NULL,
    id character varying NOT NULL,
    ordinal integer NOT NULL,
    tier character varying NOT NULL,
    region character varying(6) NOT NULL,
    region_name character varying NOT NULL,
    report_year integer NOT NULL,
    span character varying,
    base character varying,
    quote text NOT NULL,
    start integer NOT NULL,
    "end" integer NOT NULL,
    line integer NOT NULL,
    "column" integer NOT NULL,
    section text NOT NULL,
    rule character varying NOT NULL,
    ambiguous boolean NOT NULL,
    readings text NOT NULL
);
CREATE TABLE public.fact (
    kind character varying NOT NULL,
    indicator character varying,
    label character varying NOT NULL,
    measure character varying NOT NULL,
    comparator character varying,
    value character varying,
    value_high character varying,
    value_number double precision,
    value_high_number double precision,
    unit character varying,
    strength character varying,
    period character varying NOT NULL,
    id integer NOT NULL,
    key character varying(64) NOT NULL,
    region character varying(6) NOT NULL,
    region_name character varying NOT NULL,
    source_type character varying NOT NULL,
    source_title character varying NOT NULL,
    source_url character varying
);
CREATE SEQUENCE public.fact_id_seq
    AS integer
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;
ALTER SEQUENCE public.fact_id_seq OWNED BY public.fact.id;
CREATE TABLE public.region (
    code character varying(6) NOT NULL,
    name character varying NOT NULL,
    level character varying NOT NULL,
    lineage character varying(6) NOT NULL
);
CREATE TABLE public.report (
    id integer NOT NULL,
    region character varying(6) NOT NULL,
    lineage character varying(6) NOT NULL,
    year integer NOT NULL,
    level character varying NOT NULL,
    completeness character varying NOT NULL,
    script character varying NOT NULL,
    date character varying,
    meeting character varying,
    source character varying NOT NULL,
    format character varying NOT NULL,
    encoding character varying,
    sha256 character varying(64) NOT NULL,
    superseded_by integer,
    text text NOT NULL
);
CREATE SEQUENCE public.report_id_seq
    AS integer
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;
ALTER SEQUENCE public.report_id_seq OWNED BY public.report.id;
CREATE TABLE public.tracker_schema (
    version integer NOT NULL
);
CREATE SEQUENCE public.tracker_schema_version_seq
    AS integer
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;
ALTER SEQUENCE public.tracker_schema_version_seq OWNED BY public.tracker_schema.version;
ALTER TABLE ONLY public.fact ALTER COLUMN id SET DEFAULT nextval('public.fact_id_seq'::regclass);
ALTER TABLE ONLY public.report ALTER COLUMN id SET DEFAULT nextval('public.report_id_seq'::regclass);
ALTER TABLE ONLY public.tracker_schema ALTER COLUMN version SET DEFAULT nextval('public.tracker_schema_version_seq'::regclass);
INSERT INTO public.claim VALUES ('target', 'gdp', '地区生产总值', 'growth', 'eq', '12.80', NULL, 12.8, NULL, '%', NULL, '2022', 1, '654203-2022-t-gdp-000001', 0, 'headline', '654203', '沙湾市', 2022, NULL, NULL, '地区生产总值增长12.80%', 2, 16, 1, 3, '["一、目标", "\"二\""]', 'growth', false, '[]');
INSERT INTO public.claim VALUES ('target', 'gdp', '地区生产总值', 'relative', NULL, NULL, NULL, NULL, NULL, '%', NULL, '2022', 1, '654203-2022-t-gdp-000002', 1, 'headline', '654203', '沙湾市', 2022, NULL, NULL, '与全省同步', 2, 16, 1, 3, '["一、目标", "\"二\""]', 'relative', true, '["comparator: eq", "comparator: approx"]');
INSERT INTO public.claim VALUES ('target', 'gdp', '地区生产总值', 'growth', 'range', '12.80', '13.5', 12.8, 13.5, '%', NULL, '2022', 2, '654203-2022-t-gdp-000003', 0, 'headline', '654203', '沙湾市', 2022, NULL, NULL, '地区生产总值增长12.80%', 2, 16, 1, 3, '["一、目标", "\"二\""]', 'growth', false, '[]');
INSERT INTO public.claim VALUES ('actual', NULL, '地区生产总值', 'growth', 'eq', '7', NULL, 7, NULL, '%', 'estimate', '2022', 3, '650402-2023-a-gdp-000004', 0, 'headline', '650402', '高昌区', 2023, NULL, NULL, '地区生产总值增长7%', 2, 16, 1, 3, '["一、目标", "\"二\""]', 'growth', false, '[]');
INSERT INTO public.fact VALUES ('target', 'gdp', '地区生产总值', 'growth', 'range', '6', '6.50', 6, 6.5, '%', NULL, '2020', 1, '6a4dd9107ce5def9824b1cd849366a4fe01e779b4b025bff9c88ac376a626eee', '650100', '乌鲁木齐市', 'report', '乌鲁木齐市2020年政府工作报告', 'https://example.org/a');
INSERT INTO public.fact VALUES ('actual', 'gdp', '地区生产总值', 'level', 'eq', '12.80', NULL, 12.8, NULL, '亿元', NULL, '2021', 2, '4aead566d7a084cc7fe207656e620fa604d2f174113f521ec0e31f309f5585c1', '650100', '乌鲁木齐市', 'communique', '2021年统计公报', 'https://example.org/b');
INSERT INTO public.fact VALUES ('actual', NULL, '棉花种植面积', 'level', 'approx', '180', NULL, 180, NULL, '万亩', 'estimate', '2016-2020', 3, '31bd4580e5ea34989bfb15861c70c14218d6063dc2730e3151b9b4f239edbeae', '654203', '沙湾县', 'press', '某报', NULL);
INSERT INTO public.fact VALUES ('target', 'urban_income', '城镇居民收入', 'relative', NULL, NULL, NULL, NULL, NULL, NULL, NULL, '2020', 4, '1bc6efae946d0d909327d34e7dd15db9e2787de0d4ccb82d344661086525f5c9', '650100', '乌鲁木齐市', 'report', '乌鲁木齐市2020年政府工作报告', 'https://example.org/a');
INSERT INTO public.region VALUES ('654203', '沙湾市', 'county', '654203');
INSERT INTO public.region VALUES ('650402', '高昌区', 'county', '650402');
INSERT INTO public.region VALUES ('650100', '乌鲁木齐市', 'prefecture', '650100');
INSERT INTO public.report VALUES (2, '654203', '654203', 2022, 'county', 'full', 'simplified', NULL, NULL, 'report.txt', 'text', 'utf-8', '0000000000000000000000000000000000000000000000000000000000000000', NULL, '今年地区生产总值增长12.80%。改');
INSERT INTO public.report VALUES (1, '654203', '654203', 2022, 'county', 'summary', 'simplified', '2022-01-12', '沙湾市第一届人民代表大会第一次会议', 'report.txt', 'text', 'utf-8', '0000000000000000000000000000000000000000000000000000000000000000', 2, '今年地区生产总值增长12.80%。');
INSERT INTO public.report VALUES (3, '650402', '650402', 2023, 'county', 'full', 'simplified', NULL, NULL, 'report.txt', 'text', 'utf-8', '0000000000000000000000000000000000000000000000000000000000000000', NULL, '去年地区生产总值增长7%。');
INSERT INTO public.tracker_schema VALUES (1);
SELECT pg_catalog.setval('public.fact_id_seq', 4, true);
SELECT pg_catalog.setval('public.report_id_seq', 1, false);
SELECT pg_catalog.setval('public.tracker_schema_version_seq', 1, false);
ALTER TABLE ONLY public.claim
    ADD CONSTRAINT claim_pkey PRIMARY KEY (report_id, id);
ALTER TABLE ONLY public.fact
    ADD CONSTRAINT fact_key_key UNIQUE (key);
ALTER TABLE ONLY public.fact
    ADD CONSTRAINT fact_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.region
    ADD CONSTRAINT region_pkey PRIMARY KEY (code);
ALTER TABLE ONLY public.report
    ADD CONSTRAINT report_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.tracker_schema
    ADD CONSTRAINT tracker_schema_pkey PRIMARY KEY (version);
CREATE INDEX ix_claim_indicator ON public.claim USING btree (indicator);
CREATE INDEX ix_fact_indicator ON public.fact USING btree (indicator);
CREATE INDEX ix_fact_region ON public.fact USING btree (region);
CREATE INDEX ix_region_lineage ON public.region USING btree (lineage);
CREATE INDEX ix_report_lineage_year ON public.report USING btree (lineage, year);
ALTER TABLE ONLY public.claim
    ADD CONSTRAINT claim_region_fkey FOREIGN KEY (region) REFERENCES public.region(code);
ALTER TABLE ONLY public.claim
    ADD CONSTRAINT claim_report_id_fkey FOREIGN KEY (report_id) REFERENCES public.report(id);
ALTER TABLE ONLY public.fact
    ADD CONSTRAINT fact_region_fkey FOREIGN KEY (region) REFERENCES public.region(code);
ALTER TABLE ONLY public.report
    ADD CONSTRAINT report_region_fkey FOREIGN KEY (region) REFERENCES public.region(code);
ALTER TABLE ONLY public.report
    ADD CONSTRAINT report_superseded_by_fkey FOREIGN KEY (superseded_by) REFERENCES public.report(id);
