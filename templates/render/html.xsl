<?xml version="1.0" encoding="UTF-8"?>
<!-- A reply (DocBook 5.0) as a letter for screen and printer. Labels come as parameters in the reply's language. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:d="http://docbook.org/ns/docbook"
                xmlns:xlink="http://www.w3.org/1999/xlink" xmlns="http://www.w3.org/1999/xhtml"
                exclude-result-prefixes="d xlink">
  <xsl:output method="xml" encoding="UTF-8" indent="no" omit-xml-declaration="yes"/>
  <xsl:strip-space elements="d:article d:section d:info d:author d:othercredit d:affiliation d:itemizedlist d:orderedlist
                             d:listitem d:blockquote d:variablelist d:varlistentry d:table d:informaltable d:tgroup
                             d:thead d:tbody d:row d:footnote d:subjectset d:subject"/>

  <xsl:param name="date"/>
  <xsl:param name="label-date"/>
  <xsl:param name="label-our-reference"/>
  <xsl:param name="label-your-reference"/>
  <xsl:param name="label-subject"/>
  <xsl:param name="label-contact"/>
  <xsl:param name="label-todo"/>
  <xsl:param name="label-page"/>
  <xsl:param name="label-of"/>

  <xsl:template match="/d:article">
    <html lang="{@xml:lang}">
      <head>
        <meta charset="utf-8"/>
        <meta name="viewport" content="width=device-width, initial-scale=1"/>
        <xsl:if test="d:info/d:subjectset">
          <meta name="keywords">
            <xsl:attribute name="content">
              <xsl:for-each select="d:info/d:subjectset/d:subject/d:subjectterm">
                <xsl:if test="position() &gt; 1">, </xsl:if>
                <xsl:value-of select="."/>
              </xsl:for-each>
            </xsl:attribute>
          </meta>
        </xsl:if>
        <title><xsl:value-of select="normalize-space(d:info/d:title | d:title)"/></title>
        <style><xsl:call-template name="style"/></style>
      </head>
      <body>
        <xsl:apply-templates select="d:info"/>
        <main><xsl:apply-templates select="*[not(self::d:info)]"/></main>
        <xsl:if test=".//d:footnote">
          <footer class="notes">
            <xsl:for-each select=".//d:footnote">
              <div class="note" id="{generate-id()}"><sup><xsl:value-of select="position()"/></sup><div><xsl:apply-templates/></div></div>
            </xsl:for-each>
          </footer>
        </xsl:if>
      </body>
    </html>
  </xsl:template>

  <xsl:template name="style">
    @page { size: A4; margin: 25mm 20mm 25mm 25mm;
      @bottom-right { content: "<xsl:value-of select="$label-page"/> " counter(page) " <xsl:value-of select="$label-of"/> " counter(pages); font: 8pt sans-serif } }
    html { font: 10.5pt/1.5 Verdana, "DejaVu Sans", Arial, sans-serif; color: #111; background: #fff }
    body { max-width: 42rem; margin: 2rem auto; padding: 0 1.5rem }
    .letterhead { border-bottom: 2px solid #154273; padding-bottom: .5rem; margin-bottom: 2rem; color: #154273 }
    .letterhead strong { display: block; font-size: 1.2em }
    .desk { font-size: .8em; color: #444 }
    .desk span { white-space: nowrap }
    address { font-style: normal; margin: 0 0 2rem; min-height: 5em }
    address div, .desk div { margin: 0 }
    dl.references { display: grid; grid-template-columns: max-content 1fr; gap: .1rem 1.5rem; margin: 0 0 2rem; font-size: .95em }
    dl.references dt { color: #555 } dl.references dd { margin: 0 }
    dl.references dd.subject { font-weight: bold }
    h2 { font-size: 1em; margin: 1.6em 0 .4em; break-after: avoid } h3, h4 { font-size: 1em; font-style: italic; font-weight: normal; break-after: avoid }
    p { margin: 0 0 .8em; orphans: 2; widows: 2 }
    blockquote { margin: 0 0 .8em; padding: .1em 0 .1em 1em; border-left: 3px solid #b9c7d8; color: #333; break-inside: avoid }
    blockquote p { margin: 0 } blockquote .attribution { font-size: .8em; color: #666 }
    .placeholder { background: #fff2a8; outline: 1px solid #d9b600; padding: 0 .15em }
    .todo { background: #fdebdf; border-left: 4px solid #d05a00; padding: .4em .8em; margin: 0 0 .8em; font-size: .9em; break-inside: avoid }
    .todo::before { content: "<xsl:value-of select="$label-todo"/>: "; font-weight: bold }
    span.todo { border-left: 0; padding: 0 .3em; margin: 0 }
    .valediction { margin-top: 1.6em } .mandate { margin-bottom: 0 }
    .signature { margin: 0 } .mandate + .signature, .valediction + .signature { margin-top: 4.5em }
    li p { margin: 0 0 .25em } ul, ol { margin: 0 0 .8em; padding-left: 1.4em }
    table { border-collapse: collapse; margin: 0 0 .8em } td, th { border: 1px solid #999; padding: .2em .5em; text-align: left; vertical-align: top }
    .lines { white-space: pre-line }
    .notes { border-top: 1px solid #999; margin-top: 2rem; padding-top: .5rem; font-size: .8em } .note { display: flex; gap: .5em }
    @media print { body { max-width: none; margin: 0; padding: 0 } html { font-size: 9.5pt } }
  </xsl:template>

  <!-- The head of the letter -->
  <xsl:template match="d:info">
    <header>
      <div class="letterhead">
        <strong><xsl:apply-templates select="(d:author/d:affiliation/d:orgname | d:author/d:orgname)[1]/node()"/></strong>
        <xsl:for-each select="d:author/d:affiliation/d:orgdiv | d:author/d:orgdiv"><div><xsl:apply-templates/></div></xsl:for-each>
        <div class="desk">
          <xsl:for-each select="d:author//d:otheraddr | d:author/d:email | d:author//d:phone">
            <xsl:if test="position() &gt; 1"> · </xsl:if>
            <span><xsl:apply-templates/></span>
          </xsl:for-each>
        </div>
      </div>
      <address>
        <xsl:for-each select="d:othercredit[@otherclass = 'addressee']">
          <xsl:for-each select="d:affiliation/d:orgname | d:orgname | d:affiliation/d:orgdiv | d:orgdiv"><div><xsl:apply-templates/></div></xsl:for-each>
          <xsl:for-each select="d:personname | d:affiliation/d:jobtitle"><div><xsl:apply-templates/></div></xsl:for-each>
          <xsl:for-each select="d:address"><xsl:call-template name="address"/></xsl:for-each>
        </xsl:for-each>
      </address>
      <dl class="references">
        <xsl:if test="d:date"><dt><xsl:value-of select="$label-date"/></dt><dd><xsl:call-template name="date"/></dd></xsl:if>
        <xsl:for-each select="d:biblioid[@otherclass = 'our-reference']"><dt><xsl:value-of select="$label-our-reference"/></dt><dd><xsl:apply-templates/></dd></xsl:for-each>
        <xsl:for-each select="d:biblioid[@otherclass = 'your-reference']"><dt><xsl:value-of select="$label-your-reference"/></dt><dd><xsl:apply-templates/></dd></xsl:for-each>
        <dt><xsl:value-of select="$label-subject"/></dt><dd class="subject"><xsl:apply-templates select="d:title/node()"/></dd>
      </dl>
    </header>
  </xsl:template>

  <xsl:template name="date">
    <xsl:choose>
      <xsl:when test="$date != ''"><xsl:value-of select="$date"/></xsl:when>
      <xsl:otherwise><xsl:apply-templates select="d:date/node()"/></xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <xsl:template name="address">
    <xsl:choose>
      <xsl:when test="*"><xsl:for-each select="*"><div><xsl:apply-templates/></div></xsl:for-each></xsl:when>
      <xsl:otherwise><div class="lines"><xsl:apply-templates/></div></xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <!-- Blocks -->
  <xsl:template match="d:section">
    <section><xsl:call-template name="marks"/><xsl:apply-templates/></section>
  </xsl:template>

  <xsl:template match="d:section/d:title | d:section/d:info/d:title">
    <xsl:element name="h{count(ancestor::d:section) + 1}" namespace="http://www.w3.org/1999/xhtml"><xsl:apply-templates/></xsl:element>
  </xsl:template>

  <xsl:template match="d:section/d:info"><xsl:apply-templates select="d:title"/></xsl:template>

  <xsl:template match="d:article/d:title"/>

  <xsl:template match="d:bridgehead"><h2><xsl:apply-templates/></h2></xsl:template>

  <xsl:template match="d:para | d:simpara"><p><xsl:call-template name="marks"/><xsl:apply-templates/></p></xsl:template>

  <xsl:template match="d:formalpara"><p><strong><xsl:apply-templates select="d:title/node()"/></strong><xsl:text> </xsl:text><xsl:apply-templates select="d:para/node()"/></p></xsl:template>

  <xsl:template match="d:literallayout | d:programlisting | d:screen"><pre><xsl:apply-templates/></pre></xsl:template>

  <xsl:template match="d:blockquote">
    <blockquote><xsl:call-template name="marks"/>
      <xsl:apply-templates select="*[not(self::d:attribution)]"/>
      <xsl:for-each select="d:attribution"><div class="attribution">(<xsl:apply-templates/>)</div></xsl:for-each>
    </blockquote>
  </xsl:template>

  <xsl:template match="d:itemizedlist"><ul><xsl:call-template name="marks"/><xsl:apply-templates/></ul></xsl:template>
  <xsl:template match="d:orderedlist"><ol><xsl:call-template name="marks"/><xsl:apply-templates/></ol></xsl:template>
  <xsl:template match="d:listitem"><li><xsl:call-template name="marks"/><xsl:apply-templates/></li></xsl:template>
  <xsl:template match="d:simplelist"><ul><xsl:for-each select="d:member"><li><xsl:apply-templates/></li></xsl:for-each></ul></xsl:template>
  <xsl:template match="d:variablelist"><dl><xsl:apply-templates/></dl></xsl:template>
  <xsl:template match="d:varlistentry"><xsl:apply-templates/></xsl:template>
  <xsl:template match="d:term"><dt><xsl:apply-templates/></dt></xsl:template>
  <xsl:template match="d:varlistentry/d:listitem"><dd><xsl:apply-templates/></dd></xsl:template>

  <xsl:template match="d:table | d:informaltable">
    <table><xsl:for-each select="d:title | d:caption"><caption><xsl:apply-templates/></caption></xsl:for-each><xsl:apply-templates select=".//d:row | .//d:tr"/></table>
  </xsl:template>
  <xsl:template match="d:row | d:tr"><tr><xsl:apply-templates select="d:entry | d:td | d:th"/></tr></xsl:template>
  <xsl:template match="d:thead/d:row/d:entry | d:th"><th><xsl:apply-templates/></th></xsl:template>
  <xsl:template match="d:entry | d:td"><td><xsl:apply-templates/></td></xsl:template>

  <xsl:template match="d:remark[@role = 'todo']">
    <xsl:choose>
      <xsl:when test="parent::d:para or parent::d:simpara or parent::d:title"><span class="todo"><xsl:apply-templates/></span></xsl:when>
      <xsl:otherwise><p class="todo"><xsl:apply-templates/></p></xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <!-- Words in a line -->
  <xsl:template match="d:phrase[@role = 'placeholder']"><mark class="placeholder"><xsl:apply-templates/></mark></xsl:template>
  <xsl:template match="d:phrase"><span><xsl:call-template name="marks"/><xsl:apply-templates/></span></xsl:template>
  <xsl:template match="d:emphasis[@role = 'bold' or @role = 'strong']"><strong><xsl:apply-templates/></strong></xsl:template>
  <xsl:template match="d:emphasis"><em><xsl:apply-templates/></em></xsl:template>
  <xsl:template match="d:superscript"><sup><xsl:apply-templates/></sup></xsl:template>
  <xsl:template match="d:subscript"><sub><xsl:apply-templates/></sub></xsl:template>
  <xsl:template match="d:literal | d:code"><code><xsl:apply-templates/></code></xsl:template>
  <xsl:template match="d:quote">‘<xsl:apply-templates/>’</xsl:template>
  <xsl:template match="d:email">
    <xsl:choose>
      <xsl:when test="ancestor::d:info"><xsl:apply-templates/></xsl:when>
      <xsl:otherwise><a href="mailto:{normalize-space(.)}"><xsl:apply-templates/></a></xsl:otherwise>
    </xsl:choose>
  </xsl:template>
  <!-- Only addresses of the web and of mail become links; others could run what a reader clicks on. -->
  <xsl:template match="d:link | d:uri">
    <xsl:variable name="target" select="@xlink:href"/>
    <xsl:choose>
      <xsl:when test="starts-with($target, 'https://') or starts-with($target, 'http://') or starts-with($target, 'mailto:')">
        <a href="{$target}"><xsl:apply-templates/></a>
      </xsl:when>
      <xsl:otherwise><xsl:apply-templates/></xsl:otherwise>
    </xsl:choose>
  </xsl:template>
  <xsl:template match="d:footnote"><a href="#{generate-id()}"><sup><xsl:value-of select="count(preceding::d:footnote) + 1"/></sup></a></xsl:template>

  <xsl:template name="marks">
    <xsl:if test="@xml:id"><xsl:attribute name="id"><xsl:value-of select="@xml:id"/></xsl:attribute></xsl:if>
    <xsl:if test="@role"><xsl:attribute name="class"><xsl:value-of select="@role"/></xsl:attribute></xsl:if>
  </xsl:template>
</xsl:stylesheet>
