package org.needsline.publicsite;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.needsline.sample.process.PlayedCases;
import org.needsline.support.Visitor;
import org.needsline.support.WebTest;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.TestPropertySource;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;

/** What RFC 4287 asks of a feed, clause by clause. */
@WebTest
@TestPropertySource(properties = {"needsline.sample-data=true", "needsline.scoring.minimum-ratings=1"})
class FeedTest {

    private static final String ATOM = "http://www.w3.org/2005/Atom";
    private static final String VILLAGE = "/site/villages/990101100201";

    @LocalServerPort
    int port;

    /** In a database of these tests' own: cases are played only where there is none. */
    @BeforeEach
    void theCasesArePlayed(@Autowired BeanFactory system) {
        PlayedCases.in(system);
    }

    @Test
    void aFeedIsValidAtomInBothLanguages() throws Exception {
        List<String> ids = idsOf("zh");

        assertThat(ids).hasSizeGreaterThan(3).doesNotHaveDuplicates();
        assertThat(idsOf("en")).isEqualTo(ids);
    }

    @Test
    void aVillageWithoutNewsHasAFeedAllTheSame() throws Exception {
        Element feed = feed("/site/villages/990101101203/feed").getDocumentElement();

        assertThat(only(feed, "updated")).isNotEmpty();
    }

    private List<String> idsOf(String language) throws Exception {
        HttpResponse<String> answer = new Visitor(port).get(VILLAGE + "/feed?lang=" + language);
        assertThat(answer.headers().firstValue("Content-Type")).contains("application/atom+xml;charset=UTF-8");
        assertThat(answer.headers().firstValue("Cache-Control"))
                .as("its whole addresses are as the request came: nobody keeps them for others")
                .contains("no-store");
        Element feed = feed(VILLAGE + "/feed?lang=" + language).getDocumentElement();
        // 4.1.1: exactly one id, title and updated, an author; one link to itself, in the form of absolute addresses
        // here.
        assertThat(feed.getNamespaceURI()).isEqualTo(ATOM);
        assertThat(feed.getLocalName()).isEqualTo("feed");
        assertThat(feed.getAttribute("xml:lang")).isEqualTo(language.equals("zh") ? "zh-CN" : "en");
        assertThat(only(feed, "title")).contains(language.equals("zh") ? "柳树村" : "Liushu");
        assertThat(URI.create(only(feed, "id")).isAbsolute()).isTrue();
        OffsetDateTime updated = OffsetDateTime.parse(only(feed, "updated"));
        assertThat(only(child(feed, "author").get(0), "name")).isNotBlank();
        assertThat(hrefs(feed, "self"))
                .containsExactly("http://localhost:" + port + VILLAGE + "/feed?lang=" + language);
        assertThat(hrefs(feed, "alternate"))
                .containsExactly("http://localhost:" + port + VILLAGE + "?lang=" + language);
        Set<String> allowed = Set.of("id", "title", "updated", "author", "link", "entry");
        List<String> ids = new ArrayList<>();
        for (Element part : children(feed)) {
            assertThat(allowed).contains(part.getLocalName());
        }
        for (Element entry : child(feed, "entry")) {
            // 4.1.2
            ids.add(only(entry, "id"));
            assertThat(only(entry, "title")).isNotBlank();
            assertThat(only(entry, "summary")).isNotBlank();
            assertThat(OffsetDateTime.parse(only(entry, "updated"))).isBeforeOrEqualTo(updated);
            String there = hrefs(entry, "alternate").get(0);
            assertThat(new Visitor(port)
                            .get(there.replaceFirst("http://[^/]+", ""))
                            .statusCode())
                    .as(there)
                    .isEqualTo(200);
            assertThat(new HashSet<>(names(entry)))
                    .containsExactlyInAnyOrder("id", "title", "summary", "updated", "link");
        }
        return ids;
    }

    private Document feed(String path) throws Exception {
        DocumentBuilderFactory parsers = DocumentBuilderFactory.newInstance();
        parsers.setNamespaceAware(true);
        return parsers.newDocumentBuilder()
                .parse(new ByteArrayInputStream(
                        new Visitor(port).get(path).body().getBytes(StandardCharsets.UTF_8)));
    }

    private static String only(Element parent, String name) {
        List<Element> found = child(parent, name);
        assertThat(found).as(name).hasSize(1);
        return found.get(0).getTextContent();
    }

    private static List<String> hrefs(Element parent, String rel) {
        return child(parent, "link").stream()
                .filter(link -> link.getAttribute("rel").equals(rel))
                .map(link -> link.getAttribute("href"))
                .toList();
    }

    private static List<String> names(Element parent) {
        return children(parent).stream().map(Element::getLocalName).toList();
    }

    private static List<Element> child(Element parent, String name) {
        return children(parent).stream()
                .filter(child -> child.getLocalName().equals(name) && ATOM.equals(child.getNamespaceURI()))
                .toList();
    }

    private static List<Element> children(Element parent) {
        List<Element> children = new ArrayList<>();
        for (Node node = parent.getFirstChild(); node != null; node = node.getNextSibling()) {
            if (node instanceof Element element) {
                children.add(element);
            }
        }
        return children;
    }
}
