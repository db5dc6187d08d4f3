"""A text into sentences, each with its role: content, headline, quotation or furniture."""
