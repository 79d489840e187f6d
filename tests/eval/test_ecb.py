from __future__ import annotations

from pathlib import Path

from eval.ecb import SENTENCES, documents

XML = """<Document doc_name="2_1ecbplus.xml">
<token t_id="1" sentence="0" number="0">http://example.org</token>
<token t_id="2" sentence="1" number="0">The</token>
<token t_id="3" sentence="1" number="1">``</token>
<token t_id="4" sentence="1" number="2">bridge</token>
<token t_id="5" sentence="1" number="3">''</token>
<token t_id="6" sentence="1" number="4">fell</token>
<token t_id="7" sentence="1" number="5">down</token>
<token t_id="8" sentence="1" number="6">.</token>
<token t_id="9" sentence="2" number="0">It</token>
<token t_id="10" sentence="2" number="1">collapsed</token>
<Markables>
<ACTION_OCCURRENCE m_id="1"><token_anchor t_id="6"/><token_anchor t_id="7"/></ACTION_OCCURRENCE>
<ACTION_OCCURRENCE m_id="2"><token_anchor t_id="10"/></ACTION_OCCURRENCE>
<LOC_FAC m_id="3"><token_anchor t_id="4"/></LOC_FAC>
<ACTION_OCCURRENCE m_id="4" TAG_DESCRIPTOR="collapse" instance_id="ACT1"/>
</Markables>
<Relations><CROSS_DOC_COREF r_id="9" note="ACT1"><source m_id="1"/><target m_id="4"/></CROSS_DOC_COREF></Relations>
</Document>
"""


def test_a_document_has_its_events_in_validated_sentences(tmp_path: Path) -> None:
    (tmp_path / "2").mkdir()
    (tmp_path / "2" / "2_1ecbplus.xml").write_text(XML, encoding="utf-8")
    (tmp_path / SENTENCES).write_text("Topic,File,Sentence Number\n2,1ecbplus,1\n3,1ecb,0\n", encoding="utf-8")
    (document,) = documents(tmp_path)
    assert document.text == "The “bridge” fell down.\nIt collapsed"
    assert [span.of(document.text) for span in document.validated] == ["The “bridge” fell down."]
    (mention,) = document.mentions
    assert (mention.span.of(document.text), mention.chain) == ("fell down", "ACT1")
    assert mention.sentence == document.sentences[0]
