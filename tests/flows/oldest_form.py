"""The tables of an archive as the first version of daybrief made them, by hand-written SQL."""

OLDEST_FORM = """
CREATE TABLE articles (key VARCHAR NOT NULL, id VARCHAR NOT NULL, body TEXT NOT NULL, PRIMARY KEY (key));
CREATE INDEX ix_articles_id ON articles (id);
CREATE TABLE intakes (id VARCHAR NOT NULL, PRIMARY KEY (id));
CREATE TABLE intake_articles (intake VARCHAR NOT NULL, position INTEGER NOT NULL, article VARCHAR NOT NULL,
  PRIMARY KEY (intake, position), FOREIGN KEY(intake) REFERENCES intakes (id),
  FOREIGN KEY(article) REFERENCES articles (key));
CREATE TABLE notices (intake VARCHAR NOT NULL, position INTEGER NOT NULL, code VARCHAR NOT NULL,
  subject TEXT NOT NULL, message TEXT NOT NULL, PRIMARY KEY (intake, position),
  FOREIGN KEY(intake) REFERENCES intakes (id));
"""
