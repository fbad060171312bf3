<?xml version="1.0" encoding="UTF-8"?>
<!--
  A reply (DocBook 5.0) as a flat OpenDocument text: real styles, lists, footnotes, page numbers; a bookmark for each
  place that has an id; todos as comments, with a mark in the text so that nobody overlooks them.
-->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:d="http://docbook.org/ns/docbook"
                xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0"
                xmlns:style="urn:oasis:names:tc:opendocument:xmlns:style:1.0"
                xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"
                xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0"
                xmlns:fo="urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0"
                xmlns:svg="urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0"
                xmlns:meta="urn:oasis:names:tc:opendocument:xmlns:meta:1.0"
                xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:xlink="http://www.w3.org/1999/xlink"
                exclude-result-prefixes="d">
  <xsl:output method="xml" encoding="UTF-8" indent="no"/>
  <xsl:strip-space elements="d:article d:section d:info d:author d:othercredit d:affiliation d:itemizedlist d:orderedlist
                             d:listitem d:blockquote d:variablelist d:varlistentry d:table d:informaltable d:tgroup
                             d:thead d:tbody d:row d:footnote d:subjectset d:subject"/>

  <xsl:param name="date"/>
  <xsl:param name="country"/>
  <xsl:param name="label-date"/>
  <xsl:param name="label-our-reference"/>
  <xsl:param name="label-your-reference"/>
  <xsl:param name="label-subject"/>
  <xsl:param name="label-todo"/>
  <xsl:param name="label-page"/>
  <xsl:param name="label-of"/>

  <xsl:template match="/d:article">
    <office:document office:version="1.3" office:mimetype="application/vnd.oasis.opendocument.text">
      <office:meta>
        <dc:title><xsl:value-of select="normalize-space(d:info/d:title | d:title)"/></dc:title>
        <dc:language><xsl:value-of select="@xml:lang"/></dc:language>
        <xsl:for-each select="d:info/d:subjectset/d:subject/d:subjectterm"><meta:keyword><xsl:value-of select="."/></meta:keyword></xsl:for-each>
      </office:meta>
      <office:font-face-decls>
        <style:font-face style:name="Body" svg:font-family="Verdana, 'DejaVu Sans', 'Liberation Sans'" style:font-family-generic="swiss"/>
      </office:font-face-decls>
      <xsl:call-template name="styles"/>
      <office:body><office:text>
        <xsl:apply-templates select="d:info"/>
        <xsl:apply-templates select="*[not(self::d:info)]"/>
      </office:text></office:body>
    </office:document>
  </xsl:template>

  <xsl:template name="styles">
    <office:styles>
      <style:default-style style:family="paragraph">
        <style:paragraph-properties fo:orphans="2" fo:widows="2"/>
        <style:text-properties style:font-name="Body" fo:font-size="9pt" fo:language="{@xml:lang}" fo:country="{$country}"/>
      </style:default-style>
      <style:style style:name="Standard" style:family="paragraph" style:class="text"/>
      <style:style style:name="Text_20_body" style:display-name="Text body" style:family="paragraph" style:parent-style-name="Standard" style:class="text">
        <style:paragraph-properties fo:line-height="135%" fo:margin-bottom="0.25cm"/>
      </style:style>
      <style:style style:name="Letterhead" style:family="paragraph" style:parent-style-name="Standard">
        <style:text-properties fo:font-size="12pt" fo:font-weight="bold" fo:color="#154273"/>
      </style:style>
      <style:style style:name="Letterhead_20_details" style:display-name="Letterhead details" style:family="paragraph" style:parent-style-name="Standard">
        <style:text-properties fo:font-size="7pt" fo:color="#444444"/>
      </style:style>
      <style:style style:name="Letterhead_20_rule" style:display-name="Letterhead rule" style:family="paragraph" style:parent-style-name="Letterhead_20_details">
        <style:paragraph-properties fo:border-bottom="0.75pt solid #154273" fo:padding-bottom="0.15cm" fo:margin-bottom="1.4cm"/>
      </style:style>
      <style:style style:name="Addressee" style:family="paragraph" style:parent-style-name="Standard">
        <style:paragraph-properties fo:line-height="125%"/>
      </style:style>
      <style:style style:name="Reference" style:family="paragraph" style:parent-style-name="Standard">
        <style:paragraph-properties fo:line-height="130%" fo:margin-left="3.2cm" fo:text-indent="-3.2cm">
          <style:tab-stops><style:tab-stop style:position="0cm"/></style:tab-stops>
        </style:paragraph-properties>
      </style:style>
      <style:style style:name="Reference_20_first" style:display-name="Reference first" style:family="paragraph" style:parent-style-name="Reference">
        <style:paragraph-properties fo:margin-top="1.2cm"/>
      </style:style>
      <style:style style:name="Salutation" style:family="paragraph" style:parent-style-name="Text_20_body" style:class="text">
        <style:paragraph-properties fo:margin-top="1cm" fo:margin-bottom="0.4cm"/>
      </style:style>
      <style:style style:name="Heading" style:family="paragraph" style:parent-style-name="Standard" style:next-style-name="Text_20_body" style:class="text">
        <style:paragraph-properties fo:margin-top="0.45cm" fo:margin-bottom="0.12cm" fo:keep-with-next="always"/>
        <style:text-properties fo:font-weight="bold"/>
      </style:style>
      <style:style style:name="Heading_20_1" style:display-name="Heading 1" style:family="paragraph" style:parent-style-name="Heading" style:next-style-name="Text_20_body" style:default-outline-level="1" style:class="text"/>
      <style:style style:name="Heading_20_2" style:display-name="Heading 2" style:family="paragraph" style:parent-style-name="Heading" style:next-style-name="Text_20_body" style:default-outline-level="2" style:class="text">
        <style:text-properties fo:font-weight="normal" fo:font-style="italic"/>
      </style:style>
      <style:style style:name="Quotations" style:family="paragraph" style:parent-style-name="Standard" style:class="html">
        <style:paragraph-properties fo:margin-left="0.7cm" fo:margin-right="0.7cm" fo:line-height="130%" fo:margin-bottom="0.05cm" fo:keep-with-next="always"/>
        <style:text-properties fo:font-style="italic" fo:color="#333333"/>
      </style:style>
      <style:style style:name="Attribution" style:family="paragraph" style:parent-style-name="Standard">
        <style:paragraph-properties fo:margin-left="0.7cm" fo:margin-right="0.7cm" fo:margin-bottom="0.25cm"/>
        <style:text-properties fo:font-size="7.5pt" fo:color="#555555"/>
      </style:style>
      <style:style style:name="List" style:family="paragraph" style:parent-style-name="Text_20_body" style:class="list">
        <style:paragraph-properties fo:margin-bottom="0.08cm"/>
      </style:style>
      <style:style style:name="Todo" style:family="paragraph" style:parent-style-name="Text_20_body">
        <style:text-properties fo:background-color="#fdebdf" fo:color="#a04000"/>
      </style:style>
      <style:style style:name="Valediction" style:family="paragraph" style:parent-style-name="Text_20_body">
        <style:paragraph-properties fo:margin-top="0.7cm" fo:keep-with-next="always"/>
      </style:style>
      <style:style style:name="Mandate" style:family="paragraph" style:parent-style-name="Text_20_body">
        <style:paragraph-properties fo:keep-with-next="always"/>
      </style:style>
      <style:style style:name="Signature" style:family="paragraph" style:parent-style-name="Standard" style:class="text">
        <style:paragraph-properties fo:line-height="130%"/>
      </style:style>
      <style:style style:name="Signature_20_first" style:display-name="Signature first" style:family="paragraph" style:parent-style-name="Signature">
        <style:paragraph-properties fo:margin-top="1.7cm" fo:keep-with-next="always"/>
      </style:style>
      <style:style style:name="Preformatted_20_Text" style:display-name="Preformatted Text" style:family="paragraph" style:parent-style-name="Standard" style:class="html"/>
      <style:style style:name="Footnote" style:family="paragraph" style:parent-style-name="Standard" style:class="extra">
        <style:paragraph-properties fo:margin-left="0.4cm" fo:text-indent="-0.4cm"/>
        <style:text-properties fo:font-size="7.5pt"/>
      </style:style>
      <style:style style:name="Footer" style:family="paragraph" style:parent-style-name="Standard" style:class="extra">
        <style:paragraph-properties fo:text-align="end"/>
        <style:text-properties fo:font-size="7pt"/>
      </style:style>
      <style:style style:name="Placeholder" style:family="text"><style:text-properties fo:background-color="#fff2a8"/></style:style>
      <style:style style:name="Emphasis" style:family="text"><style:text-properties fo:font-style="italic"/></style:style>
      <style:style style:name="Strong_20_Emphasis" style:display-name="Strong Emphasis" style:family="text"><style:text-properties fo:font-weight="bold"/></style:style>
      <style:style style:name="Superscript" style:family="text"><style:text-properties style:text-position="super 58%"/></style:style>
      <style:style style:name="Subscript" style:family="text"><style:text-properties style:text-position="sub 58%"/></style:style>
      <style:style style:name="Source_20_Text" style:display-name="Source Text" style:family="text"><style:text-properties style:font-name="Liberation Mono"/></style:style>
      <style:style style:name="Footnote_20_anchor" style:display-name="Footnote anchor" style:family="text"><style:text-properties style:text-position="super 58%"/></style:style>
      <text:notes-configuration text:note-class="footnote" text:citation-body-style-name="Footnote_20_anchor" style:num-format="1" text:start-value="0" text:footnotes-position="page" text:start-numbering-at="document"/>
      <text:outline-style style:name="Outline">
        <text:outline-level-style text:level="1" style:num-format=""><style:list-level-properties text:list-level-position-and-space-mode="label-alignment"><style:list-level-label-alignment text:label-followed-by="nothing"/></style:list-level-properties></text:outline-level-style>
        <text:outline-level-style text:level="2" style:num-format=""><style:list-level-properties text:list-level-position-and-space-mode="label-alignment"><style:list-level-label-alignment text:label-followed-by="nothing"/></style:list-level-properties></text:outline-level-style>
      </text:outline-style>
      <text:list-style style:name="Bullets">
        <text:list-level-style-bullet text:level="1" text:bullet-char="•"><style:list-level-properties text:list-level-position-and-space-mode="label-alignment"><style:list-level-label-alignment text:label-followed-by="listtab" fo:text-indent="-0.5cm" fo:margin-left="0.5cm"/></style:list-level-properties></text:list-level-style-bullet>
        <text:list-level-style-bullet text:level="2" text:bullet-char="–"><style:list-level-properties text:list-level-position-and-space-mode="label-alignment"><style:list-level-label-alignment text:label-followed-by="listtab" fo:text-indent="-0.5cm" fo:margin-left="1cm"/></style:list-level-properties></text:list-level-style-bullet>
      </text:list-style>
      <text:list-style style:name="Numbers">
        <text:list-level-style-number text:level="1" style:num-format="1" style:num-suffix="."><style:list-level-properties text:list-level-position-and-space-mode="label-alignment"><style:list-level-label-alignment text:label-followed-by="listtab" fo:text-indent="-0.6cm" fo:margin-left="0.6cm"/></style:list-level-properties></text:list-level-style-number>
        <text:list-level-style-number text:level="2" style:num-format="a" style:num-suffix="."><style:list-level-properties text:list-level-position-and-space-mode="label-alignment"><style:list-level-label-alignment text:label-followed-by="listtab" fo:text-indent="-0.6cm" fo:margin-left="1.2cm"/></style:list-level-properties></text:list-level-style-number>
      </text:list-style>
    </office:styles>
    <office:automatic-styles>
      <style:page-layout style:name="A4">
        <style:page-layout-properties fo:page-width="21cm" fo:page-height="29.7cm" fo:margin-top="2cm" fo:margin-bottom="1.5cm" fo:margin-left="2.8cm" fo:margin-right="2.5cm">
          <style:footnote-sep style:width="0.018cm" style:distance-before-sep="0.1cm" style:distance-after-sep="0.1cm" style:rel-width="25%" style:color="#000000"/>
        </style:page-layout-properties>
        <style:footer-style><style:header-footer-properties fo:min-height="0.6cm" fo:margin-top="0.4cm"/></style:footer-style>
      </style:page-layout>
      <style:style style:name="Cell" style:family="table-cell"><style:table-cell-properties fo:padding="0.1cm" fo:border="0.5pt solid #999999"/></style:style>
    </office:automatic-styles>
    <office:master-styles>
      <style:master-page style:name="Standard" style:page-layout-name="A4">
        <style:footer><text:p text:style-name="Footer"><xsl:value-of select="$label-page"/><xsl:text> </xsl:text><text:page-number text:select-page="current">1</text:page-number><xsl:text> </xsl:text><xsl:value-of select="$label-of"/><xsl:text> </xsl:text><text:page-count>1</text:page-count></text:p></style:footer>
      </style:master-page>
    </office:master-styles>
  </xsl:template>

  <!-- The head of the letter -->
  <xsl:template match="d:info">
    <text:p text:style-name="Letterhead"><xsl:apply-templates select="(d:author/d:affiliation/d:orgname | d:author/d:orgname)[1]/node()"/></text:p>
    <xsl:for-each select="d:author/d:affiliation/d:orgdiv | d:author/d:orgdiv"><text:p text:style-name="Standard"><xsl:apply-templates/></text:p></xsl:for-each>
    <text:p text:style-name="Letterhead_20_rule">
      <xsl:for-each select="d:author//d:otheraddr | d:author/d:email | d:author//d:phone"><xsl:if test="position() &gt; 1"> · </xsl:if><xsl:apply-templates/></xsl:for-each>
    </text:p>
    <xsl:for-each select="d:othercredit[@otherclass = 'addressee']">
      <xsl:for-each select="d:affiliation/d:orgname | d:orgname | d:affiliation/d:orgdiv | d:orgdiv"><text:p text:style-name="Addressee"><xsl:apply-templates/></text:p></xsl:for-each>
      <xsl:for-each select="d:personname | d:affiliation/d:jobtitle"><text:p text:style-name="Addressee"><xsl:apply-templates/></text:p></xsl:for-each>
      <xsl:for-each select="d:address"><xsl:call-template name="address"/></xsl:for-each>
    </xsl:for-each>
    <text:p text:style-name="Reference_20_first"><xsl:value-of select="$label-date"/><text:tab/><xsl:choose><xsl:when test="$date != ''"><xsl:value-of select="$date"/></xsl:when><xsl:otherwise><xsl:apply-templates select="d:date/node()"/></xsl:otherwise></xsl:choose></text:p>
    <xsl:for-each select="d:biblioid[@otherclass = 'our-reference']"><text:p text:style-name="Reference"><xsl:value-of select="$label-our-reference"/><text:tab/><xsl:apply-templates/></text:p></xsl:for-each>
    <xsl:for-each select="d:biblioid[@otherclass = 'your-reference']"><text:p text:style-name="Reference"><xsl:value-of select="$label-your-reference"/><text:tab/><xsl:apply-templates/></text:p></xsl:for-each>
    <text:p text:style-name="Reference"><xsl:value-of select="$label-subject"/><text:tab/><text:span text:style-name="Strong_20_Emphasis"><xsl:apply-templates select="d:title/node()"/></text:span></text:p>
  </xsl:template>

  <xsl:template name="address">
    <xsl:choose>
      <xsl:when test="*"><xsl:for-each select="*"><text:p text:style-name="Addressee"><xsl:apply-templates/></text:p></xsl:for-each></xsl:when>
      <xsl:otherwise><text:p text:style-name="Addressee"><xsl:call-template name="lines"><xsl:with-param name="text" select="string(.)"/></xsl:call-template></text:p></xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <xsl:template name="lines">
    <xsl:param name="text"/>
    <xsl:choose>
      <xsl:when test="contains($text, '&#10;')">
        <xsl:value-of select="substring-before($text, '&#10;')"/><text:line-break/>
        <xsl:call-template name="lines"><xsl:with-param name="text" select="substring-after($text, '&#10;')"/></xsl:call-template>
      </xsl:when>
      <xsl:otherwise><xsl:value-of select="$text"/></xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <!-- Blocks -->
  <xsl:template match="d:section"><xsl:apply-templates/></xsl:template>
  <xsl:template match="d:article/d:title"/>
  <xsl:template match="d:section/d:info"><xsl:apply-templates select="d:title"/></xsl:template>

  <xsl:template match="d:section/d:title | d:section/d:info/d:title">
    <xsl:variable name="level"><xsl:choose><xsl:when test="count(ancestor::d:section) &gt; 1">2</xsl:when><xsl:otherwise>1</xsl:otherwise></xsl:choose></xsl:variable>
    <text:h text:style-name="Heading_20_{$level}" text:outline-level="{$level}">
      <xsl:for-each select="ancestor::d:section[1]/@xml:id"><text:bookmark-start text:name="{.}"/></xsl:for-each>
      <xsl:apply-templates/>
      <xsl:for-each select="ancestor::d:section[1]/@xml:id"><text:bookmark-end text:name="{.}"/></xsl:for-each>
    </text:h>
  </xsl:template>

  <xsl:template match="d:bridgehead"><text:h text:style-name="Heading_20_1" text:outline-level="1"><xsl:apply-templates/></text:h></xsl:template>

  <xsl:template match="d:para | d:simpara">
    <text:p>
      <xsl:attribute name="text:style-name"><xsl:call-template name="paragraph-style"/></xsl:attribute>
      <xsl:if test="parent::d:listitem/@xml:id and not(preceding-sibling::*)"><text:bookmark text:name="{parent::d:listitem/@xml:id}"/></xsl:if>
      <xsl:apply-templates/>
    </text:p>
  </xsl:template>

  <xsl:template name="paragraph-style">
    <xsl:choose>
      <xsl:when test="@role = 'salutation'">Salutation</xsl:when>
      <xsl:when test="@role = 'valediction'">Valediction</xsl:when>
      <xsl:when test="@role = 'mandate'">Mandate</xsl:when>
      <xsl:when test="@role = 'signature' and not(preceding-sibling::*[1][@role = 'signature'])">Signature_20_first</xsl:when>
      <xsl:when test="@role = 'signature'">Signature</xsl:when>
      <xsl:when test="parent::d:blockquote">Quotations</xsl:when>
      <xsl:when test="ancestor::d:footnote">Footnote</xsl:when>
      <xsl:when test="parent::d:listitem">List</xsl:when>
      <xsl:otherwise>Text_20_body</xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <xsl:template match="d:formalpara"><text:p text:style-name="Text_20_body"><text:span text:style-name="Strong_20_Emphasis"><xsl:apply-templates select="d:title/node()"/></text:span><xsl:text> </xsl:text><xsl:apply-templates select="d:para/node()"/></text:p></xsl:template>

  <xsl:template match="d:literallayout | d:programlisting | d:screen"><text:p text:style-name="Preformatted_20_Text"><xsl:call-template name="lines"><xsl:with-param name="text" select="string(.)"/></xsl:call-template></text:p></xsl:template>

  <xsl:template match="d:blockquote">
    <xsl:apply-templates select="*[not(self::d:attribution)]"/>
    <xsl:for-each select="d:attribution"><text:p text:style-name="Attribution">(<xsl:apply-templates/>)</text:p></xsl:for-each>
  </xsl:template>

  <xsl:template match="d:itemizedlist"><text:list text:style-name="Bullets"><xsl:apply-templates select="d:listitem"/></text:list></xsl:template>
  <xsl:template match="d:orderedlist"><text:list text:style-name="Numbers"><xsl:apply-templates select="d:listitem"/></text:list></xsl:template>
  <xsl:template match="d:listitem"><text:list-item><xsl:apply-templates/></text:list-item></xsl:template>
  <xsl:template match="d:simplelist"><text:list text:style-name="Bullets"><xsl:for-each select="d:member"><text:list-item><text:p text:style-name="Text_20_body"><xsl:apply-templates/></text:p></text:list-item></xsl:for-each></text:list></xsl:template>
  <xsl:template match="d:variablelist"><xsl:apply-templates/></xsl:template>
  <xsl:template match="d:varlistentry"><xsl:apply-templates select="d:term"/><xsl:apply-templates select="d:listitem/*"/></xsl:template>
  <xsl:template match="d:term"><text:p text:style-name="Heading"><xsl:apply-templates/></text:p></xsl:template>

  <xsl:template match="d:table | d:informaltable">
    <xsl:for-each select="d:title | d:caption"><text:p text:style-name="Heading"><xsl:apply-templates/></text:p></xsl:for-each>
    <xsl:variable name="rows" select=".//d:row | .//d:tr"/>
    <table:table>
      <table:table-column table:number-columns-repeated="{count($rows[1]/*)}"/>
      <xsl:for-each select="$rows">
        <table:table-row>
          <xsl:for-each select="*"><table:table-cell table:style-name="Cell"><xsl:choose>
            <xsl:when test="d:para | d:simpara | d:itemizedlist"><xsl:apply-templates/></xsl:when>
            <xsl:otherwise><text:p text:style-name="Standard"><xsl:apply-templates/></text:p></xsl:otherwise>
          </xsl:choose></table:table-cell></xsl:for-each>
        </table:table-row>
      </xsl:for-each>
    </table:table>
  </xsl:template>

  <!-- What is to be done: a mark in the text, the words in a comment. -->
  <xsl:template match="d:remark[@role = 'todo']">
    <xsl:choose>
      <xsl:when test="parent::d:para or parent::d:simpara or parent::d:title"><xsl:call-template name="todo"/></xsl:when>
      <xsl:otherwise><text:p text:style-name="Todo"><xsl:call-template name="todo"/></text:p></xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <xsl:template name="todo">
    <text:span text:style-name="Placeholder">[<xsl:value-of select="$label-todo"/>]</text:span>
    <office:annotation><dc:creator>repliek</dc:creator><text:p><xsl:value-of select="normalize-space(.)"/></text:p></office:annotation>
  </xsl:template>

  <!-- Words in a line -->
  <xsl:template match="d:phrase[@role = 'placeholder']"><text:span text:style-name="Placeholder"><xsl:apply-templates/></text:span></xsl:template>
  <xsl:template match="d:emphasis[@role = 'bold' or @role = 'strong']"><text:span text:style-name="Strong_20_Emphasis"><xsl:apply-templates/></text:span></xsl:template>
  <xsl:template match="d:emphasis"><text:span text:style-name="Emphasis"><xsl:apply-templates/></text:span></xsl:template>
  <xsl:template match="d:superscript"><text:span text:style-name="Superscript"><xsl:apply-templates/></text:span></xsl:template>
  <xsl:template match="d:subscript"><text:span text:style-name="Subscript"><xsl:apply-templates/></text:span></xsl:template>
  <xsl:template match="d:literal | d:code"><text:span text:style-name="Source_20_Text"><xsl:apply-templates/></text:span></xsl:template>
  <xsl:template match="d:quote">‘<xsl:apply-templates/>’</xsl:template>
  <xsl:template match="d:link | d:uri">
    <xsl:variable name="target" select="@xlink:href"/>
    <xsl:choose>
      <xsl:when test="starts-with($target, 'https://') or starts-with($target, 'http://') or starts-with($target, 'mailto:')"><text:a xlink:type="simple" xlink:href="{$target}"><xsl:apply-templates/></text:a></xsl:when>
      <xsl:otherwise><xsl:apply-templates/></xsl:otherwise>
    </xsl:choose>
  </xsl:template>
  <xsl:template match="d:footnote">
    <text:note text:note-class="footnote"><text:note-citation><xsl:value-of select="count(preceding::d:footnote) + 1"/></text:note-citation><text:note-body><xsl:apply-templates/></text:note-body></text:note>
  </xsl:template>
</xsl:stylesheet>
