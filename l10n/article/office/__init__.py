"""What DOCX and ODT share: XML with offsets, the flow of a paragraph, places of paragraphs, the page of a document."""
