package org.needsline.open311;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;
import org.jspecify.annotations.Nullable;
import org.springframework.http.InvalidMediaTypeException;
import org.springframework.http.MediaType;
import org.springframework.util.MimeTypeUtils;

/** The two ways in which the same answer is written; JSON is the XML without its names of single elements (the Spark convention). */
enum Notation {
    JSON(".json", new MediaType("application", "json", StandardCharsets.UTF_8)),
    XML(".xml", new MediaType("text", "xml", StandardCharsets.UTF_8));

    /** What each element of a list is called. */
    private static final Map<String, String> ELEMENTS = Map.of(
            "services", "service",
            "attributes", "attribute",
            "values", "value",
            "service_requests", "request",
            "errors", "error",
            "endpoints", "endpoint",
            "formats", "format");

    private static final XMLOutputFactory WRITERS = XMLOutputFactory.newDefaultFactory();

    private final String suffix;
    private final MediaType type;

    Notation(String suffix, MediaType type) {
        this.suffix = suffix;
        this.type = type;
    }

    MediaType type() {
        return type;
    }

    /**
     * What a path and the header {@code Accept} ask for. The suffix wins; without a wish it is XML, which the specification demands of every
     * server.
     */
    static Notation asked(String path, @Nullable String accept) {
        for (Notation each : values()) {
            if (path.endsWith(each.suffix)) {
                return each;
            }
        }
        if (accept != null) {
            try {
                List<MediaType> wished = MediaType.parseMediaTypes(accept);
                MimeTypeUtils.sortBySpecificity(wished);
                for (MediaType wish : wished) {
                    if (wish.getSubtype().equals("json") || wish.getSubtype().endsWith("+json")) {
                        return JSON;
                    }
                    if (wish.getSubtype().equals("xml")) {
                        return XML;
                    }
                }
            } catch (InvalidMediaTypeException unreadable) {
                return XML;
            }
        }
        return XML;
    }

    /** The last part of a path without the suffix. */
    static String without(String part) {
        for (Notation each : values()) {
            if (part.endsWith(each.suffix)) {
                return part.substring(0, part.length() - each.suffix.length());
            }
        }
        return part;
    }

    byte[] written(String root, JsonNode answer) {
        return (this == JSON ? answer.toString() : xml(root, answer)).getBytes(StandardCharsets.UTF_8);
    }

    private static String xml(String root, JsonNode answer) {
        StringWriter text = new StringWriter();
        try {
            XMLStreamWriter out = WRITERS.createXMLStreamWriter(text);
            out.writeStartDocument("utf-8", "1.0");
            element(out, root, answer);
            out.writeEndDocument();
            out.close();
        } catch (XMLStreamException e) {
            throw new IllegalStateException("An answer cannot be written as XML", e);
        }
        return text.toString();
    }

    private static void element(XMLStreamWriter out, String name, JsonNode content) throws XMLStreamException {
        boolean empty = content.isNull() || content.isContainerNode() && content.isEmpty();
        if (empty) {
            out.writeEmptyElement(name);
            return;
        }
        out.writeStartElement(name);
        if (content.isArray()) {
            for (JsonNode each : content) {
                element(out, ELEMENTS.getOrDefault(name, "item"), each);
            }
        } else if (content.isObject()) {
            for (Map.Entry<String, JsonNode> field : content.properties()) {
                element(out, field.getKey(), field.getValue());
            }
        } else {
            out.writeCharacters(allowed(content.asText()));
        }
        out.writeEndElement();
    }

    /** XML has no way at all of writing most control characters, and no database takes all of them. */
    static String allowed(String text) {
        StringBuilder kept = new StringBuilder(text.length());
        text.codePoints()
                .filter(c -> c == '\t'
                        || c == '\n'
                        || c == '\r'
                        || c >= 0x20 && c <= 0xD7FF
                        || c >= 0xE000 && c <= 0xFFFD
                        || c >= 0x10000)
                .forEach(kept::appendCodePoint);
        return kept.toString();
    }
}
