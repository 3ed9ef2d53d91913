"""Mends in a finished PDF what WeasyPrint leaves out."""

from pikepdf import Dictionary, Name, Object, Pdf, Stream

UA = b"""\
<rdf:Description rdf:about="" xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/" \
pdfuaid:part="1"/>"""
SCHEMA = b"""\
<rdf:Description rdf:about="" \
xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/" \
xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#" \
xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#">\
<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource">\
<pdfaSchema:schema>PDF/UA</pdfaSchema:schema>\
<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>\
<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>\
<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource">\
<pdfaProperty:name>part</pdfaProperty:name>\
<pdfaProperty:valueType>Integer</pdfaProperty:valueType>\
<pdfaProperty:category>internal</pdfaProperty:category>\
<pdfaProperty:description>Part of ISO 14289</pdfaProperty:description>\
</rdf:li></rdf:Seq></pdfaSchema:property>\
</rdf:li></rdf:Bag></pdfaExtension:schemas></rdf:Description>"""
END = b"</rdf:RDF>"


def mend(pdf: Pdf) -> None:
    """Say which cells the heads of tables stand for."""
    for thing in pdf.objects:
        if isinstance(thing, Dictionary) and thing.get(Name.S) == Name.TH:
            scope(thing)


def scope(head: Object) -> None:
    """Say that a head above stands for its column, any other for its row."""
    group = head.P.P
    head.A.Scope = Name.Column if Name.THead == group.S else Name.Row


def keep_sharp(pdf: Pdf) -> None:
    """Let pictures be drawn as they are: archives forbid smoothing them."""
    for thing in pdf.objects:
        if isinstance(thing, Stream) and Name.Interpolate in thing:
            thing.Interpolate = False


def claim_all(pdf: Pdf) -> None:
    """Lay the metadata of an archive open; what is tagged is PDF/UA-1 as well."""
    stream = pdf.Root.Metadata
    more = UA + SCHEMA if Name.StructTreeRoot in pdf.Root else b""
    stream.write(stream.read_bytes().replace(END, more + END))
