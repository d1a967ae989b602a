"""What a feed's bytes say: RSS 0.9x to 2.0, RDF, Atom and JSON Feed, well-formed or not."""
