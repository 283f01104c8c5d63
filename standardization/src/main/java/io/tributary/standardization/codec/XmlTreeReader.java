package io.tributary.standardization.codec;

import io.tributary.core.flow.XmlLayout;
import java.io.CharArrayReader;
import java.nio.CharBuffer;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;

/**
 * Reads one XML document into a tree, by the convention that xmltodict made common: the root's children are the fields,
 * attributes are fields {@code @name}, elements of one name beside each other an array, text beside attributes or
 * elements the field {@code #text}. The root's own name and namespaces are dropped. There is no document type, hence
 * no entity but XML's own five.
 *
 * <p><b>Threading:</b> confined to one thread.
 */
final class XmlTreeReader {

    private static final String TEXT = "#text";

    private static final String LIMITS = "http://www.oracle.com/xml/jaxp/properties/";
    private static final String NO_LIMIT = "1000000000";

    private final XmlLayout layout;
    private final FieldBudget budget;
    private final XMLInputFactory factory;
    private final Deque<String> open = new ArrayDeque<>();

    XmlTreeReader(XmlLayout layout, DocumentLimits limits) {
        this.layout = layout;
        this.budget = new FieldBudget(limits);
        this.factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_REPLACING_ENTITY_REFERENCES, false);
        factory.setProperty(XMLInputFactory.IS_COALESCING, true);
        // Ours are the limits that speak; the value's size bounds what the parser meets before they do.
        factory.setProperty(LIMITS + "maxXMLNameLimit", NO_LIMIT);
        factory.setProperty(LIMITS + "elementAttributeLimit", NO_LIMIT);
        // From Java 24 on it is 100.
        factory.setProperty(LIMITS + "maxElementDepth", NO_LIMIT);
        factory.setXMLResolver((publicId, systemId, base, namespace) -> {
            throw new XMLStreamException("nothing outside the document is read");
        });
    }

    Map<String, Object> read(CharBuffer text) throws UnreadableRecordException {
        budget.startDocument();
        open.clear();
        XMLStreamReader reader = null;
        Map<String, Object> root = null;
        try {
            reader = factory.createXMLStreamReader(
                    new CharArrayReader(text.array(), text.arrayOffset() + text.position(), text.remaining()));
            while (reader.hasNext()) {
                int event = reader.next();
                if (event == XMLStreamConstants.DTD) {
                    throw XmlFault.malformed(XmlFault.DOCUMENT_TYPE);
                }
                if (event == XMLStreamConstants.START_ELEMENT) {
                    budget.name(reader.getLocalName().length());
                    root = asFields(element(reader, 1));
                }
            }
        } catch (XMLStreamException e) {
            throw XmlFault.of(text.toString(), e.getLocation().getCharacterOffset(), open.peek(), root != null);
        } finally {
            close(reader);
        }
        if (root == null) {
            throw XmlFault.malformed(XmlFault.NO_ELEMENT);
        }
        return root;
    }

    private Object element(XMLStreamReader reader, int depth) throws XMLStreamException, UnreadableRecordException {
        budget.container(depth);
        open.push(qualified(reader));
        Map<String, Object> fields = attributes(reader);
        StringBuilder text = new StringBuilder();
        while (reader.next() != XMLStreamConstants.END_ELEMENT) {
            switch (reader.getEventType()) {
                case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA, XMLStreamConstants.SPACE ->
                    text.append(reader.getText());
                case XMLStreamConstants.START_ELEMENT -> {
                    String name = reader.getLocalName();
                    budget.name(name.length());
                    budget.field();
                    add(fields, name, element(reader, depth + 1));
                }
                case XMLStreamConstants.ENTITY_REFERENCE ->
                    throw XmlFault.undeclared(
                            reader.getLocalName(),
                            new TextPlace(
                                    reader.getLocation().getLineNumber(),
                                    reader.getLocation().getColumnNumber()));
                default -> {
                    // Comments and processing instructions carry no data.
                }
            }
            budget.text(text.length());
        }
        open.pop();
        if (fields.isEmpty()) {
            return text.toString();
        }
        String rest = text.toString().strip();
        if (!rest.isEmpty()) {
            fields.put(TEXT, rest);
        }
        return fields;
    }

    private Map<String, Object> attributes(XMLStreamReader reader) throws UnreadableRecordException {
        Map<String, Object> fields = new LinkedHashMap<>();
        for (int i = 0; i < reader.getAttributeCount(); i++) {
            budget.field();
            budget.name(reader.getAttributeLocalName(i).length());
            budget.text(reader.getAttributeValue(i).length());
            add(fields, "@" + reader.getAttributeLocalName(i), reader.getAttributeValue(i));
        }
        return fields;
    }

    /** An element's own value is never a list, so a list is what repetition has made. */
    @SuppressWarnings("unchecked")
    private void add(Map<String, Object> fields, String name, Object value) {
        Object before = fields.get(name);
        if (before == null && !layout.arrays().contains(name)) {
            fields.put(name, value);
        } else if (before instanceof List<?> list) {
            ((List<Object>) list).add(value);
        } else {
            List<Object> repeated = new ArrayList<>();
            if (before != null) {
                repeated.add(before);
            }
            repeated.add(value);
            fields.put(name, repeated);
        }
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> asFields(Object root) {
        if (root instanceof Map<?, ?> fields) {
            return (Map<String, Object>) fields;
        }
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put(TEXT, root);
        return fields;
    }

    private static void close(@Nullable XMLStreamReader reader) {
        if (reader != null) {
            try {
                reader.close();
            } catch (XMLStreamException e) {
                throw new IllegalStateException("a reader over memory could not be closed", e);
            }
        }
    }

    /** As it was written, for messages. */
    private static String qualified(XMLStreamReader reader) {
        String prefix = reader.getPrefix();
        return prefix == null || prefix.isEmpty() ? reader.getLocalName() : prefix + ":" + reader.getLocalName();
    }
}
