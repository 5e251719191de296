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
    scope character varying,
    stretch character varying,
    quote text NOT NULL,
    start integer NOT NULL,
    "end" integer NOT NULL,
    line integer NOT NULL,
    "column" integer NOT NULL,
    section text NOT NULL,
    rule character varying NOT NULL,
    document character varying NOT NULL,
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
    document character varying NOT NULL,
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
INSERT INTO public.claim VALUES ('actual', 'exports', '外贸出口', 'growth', 'eq', '4', NULL, 4, NULL, '%', NULL, '2021', 1, '654203-2022-a-exports-6ce793', 0, 'detail', '654203', '沙湾市', 2022, NULL, NULL, NULL, NULL, '外贸出口增长4%', 87, 95, 6, 1, '["2021年工作回顾"]', 'growth', 'work_report', false, '[]');
INSERT INTO public.claim VALUES ('target', 'exports', '外贸出口', 'growth', 'eq', '5', NULL, 5, NULL, '%', 'expect', '2022', 1, '654203-2022-t-exports-f71cee', 1, 'headline', '654203', '沙湾市', 2022, NULL, NULL, NULL, NULL, '外贸出口增长5%', 126, 134, 8, 18, '["2022年工作安排"]', 'growth', 'work_report', false, '[]');
INSERT INTO public.claim VALUES ('actual', 'exports', '外贸出口', 'growth', 'eq', '4', NULL, 4, NULL, '%', NULL, '2021', 2, '654203-2022-a-exports-6ce793', 0, 'detail', '654203', '沙湾市', 2022, NULL, NULL, NULL, NULL, '外贸出口增长4%', 87, 95, 6, 1, '["2021年工作回顾"]', 'growth', 'work_report', false, '[]');
INSERT INTO public.claim VALUES ('target', 'exports', '外贸出口', 'growth', 'eq', '5', NULL, 5, NULL, '%', 'expect', '2022', 2, '654203-2022-t-exports-f71cee', 1, 'headline', '654203', '沙湾市', 2022, NULL, NULL, NULL, NULL, '外贸出口增长5%', 126, 134, 8, 18, '["2022年工作安排"]', 'growth', 'work_report', false, '[]');
INSERT INTO public.claim VALUES ('actual', 'exports', '外贸出口', 'growth', 'eq', '6', NULL, 6, NULL, '%', NULL, '2022', 3, '654203-2023-a-exports-bfdeda', 0, 'detail', '654203', '沙湾市', 2023, NULL, NULL, NULL, NULL, '外贸出口增长6%', 87, 95, 6, 1, '["2022年工作回顾"]', 'growth', 'work_report', false, '[]');
INSERT INTO public.claim VALUES ('target', 'exports', '外贸出口', 'growth', 'eq', '5', NULL, 5, NULL, '%', 'expect', '2023', 3, '654203-2023-t-exports-18d048', 1, 'headline', '654203', '沙湾市', 2023, NULL, NULL, NULL, NULL, '外贸出口增长5%', 136, 144, 8, 18, '["2023年工作安排"]', 'growth', 'work_report', false, '[]');
INSERT INTO public.region VALUES ('654203', '沙湾市', 'county', '654203');
INSERT INTO public.report VALUES (2, '654203', '654203', 2022, 'work_report', 'county', 'full', 'simplified', '2022-01-16', '沙湾市第三届人民代表大会第二次会议', '2022.txt', 'text', 'utf-8', '47a59156470b1aa93c5f7ae992e17e78bed330848e4cd3edccc3b9d7fb23314e', NULL, '沙湾市人民政府工作报告
——2022年1月16日在沙湾市第三届人民代表大会第二次会议上
各位代表：
现在，我代表市人民政府向大会报告工作，请予审议。
一、2021年工作回顾
外贸出口增长4%。
二、2022年工作安排
今年经济社会发展的主要预期目标是：外贸出口增长5%。
建成青岭科技馆，开工建设石桥水库。
');
INSERT INTO public.report VALUES (1, '654203', '654203', 2022, 'work_report', 'county', 'full', 'simplified', '2022-01-16', '沙湾市第三届人民代表大会第二次会议', '2022-old.txt', 'text', 'utf-8', '6dc13ff36e894ecc70982d0da8ef7ca6ce143c1f2205e3c924e22f7baf001d99', 2, '沙湾市人民政府工作报告
——2022年1月16日在沙湾市第三届人民代表大会第二次会议上
各位代表：
现在，我代表市人民政府向大会报告工作，请予审议。
一、2021年工作回顾
外贸出口增长4%。
二、2022年工作安排
今年经济社会发展的主要预期目标是：外贸出口增长5%。
开工建设青岭科技馆。
');
INSERT INTO public.report VALUES (3, '654203', '654203', 2023, 'work_report', 'county', 'full', 'simplified', '2023-01-16', '沙湾市第三届人民代表大会第二次会议', '2023.txt', 'text', 'utf-8', 'de8a192648347be47db928a549f0d3a129f27cd183585b8b6f840853983419e0', NULL, '沙湾市人民政府工作报告
——2023年1月16日在沙湾市第三届人民代表大会第二次会议上
各位代表：
现在，我代表市人民政府向大会报告工作，请予审议。
一、2022年工作回顾
外贸出口增长6%。青岭科技馆建成投用。
二、2023年工作安排
今年经济社会发展的主要预期目标是：外贸出口增长5%。
力促石桥水库开工建设。
');
INSERT INTO public.tracker_schema VALUES (4);
SELECT pg_catalog.setval('public.fact_id_seq', 1, false);
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
CREATE INDEX ix_claim_indicator_period ON public.claim USING btree (indicator, period);
CREATE INDEX ix_fact_indicator ON public.fact USING btree (indicator);
CREATE INDEX ix_fact_region ON public.fact USING btree (region);
CREATE INDEX ix_region_lineage ON public.region USING btree (lineage);
CREATE INDEX ix_report_lineage_year ON public.report USING btree (lineage, year);
CREATE INDEX ix_report_year ON public.report USING btree (year);
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
