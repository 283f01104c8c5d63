package io.tributary.standardization.codec;

import io.tributary.core.outcome.ErrorCode;
import io.tributary.core.outcome.RecordError;
import java.io.CharArrayReader;
import java.nio.CharBuffer;
import java.util.ArrayList;
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

    private final FieldBudget budget;
    private final XMLInputFactory factory;

    XmlTreeReader(DocumentLimits limits) {
        this.budget = new FieldBudget(limits);
        this.factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_REPLACING_ENTITY_REFERENCES, false);
        factory.setProperty(XMLInputFactory.IS_COALESCING, true);
        factory.setXMLResolver((publicId, systemId, base, namespace) -> {
            throw new XMLStreamException("nothing outside the document is read");
        });
    }

    Map<String, Object> read(CharBuffer text) throws UnreadableRecordException {
        budget.startDocument();
        XMLStreamReader reader = null;
        try {
            reader = factory.createXMLStreamReader(
                    new CharArrayReader(text.array(), text.arrayOffset() + text.position(), text.remaining()));
            Map<String, Object> root = null;
            while (reader.hasNext()) {
                int event = reader.next();
                if (event == XMLStreamConstants.DTD) {
                    throw malformed("a document type declaration is not allowed");
                }
                if (event == XMLStreamConstants.START_ELEMENT) {
                    root = asFields(element(reader, 1));
                }
            }
            if (root == null) {
                throw malformed("the value has no element");
            }
            return root;
        } catch (XMLStreamException e) {
            throw malformed("the XML breaks at line " + e.getLocation().getLineNumber() + ", column "
                    + e.getLocation().getColumnNumber() + ": " + RecordError.shorten(reason(e)));
        } finally {
            close(reader);
        }
    }

    private Object element(XMLStreamReader reader, int depth) throws XMLStreamException, UnreadableRecordException {
        budget.container(depth);
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
                    throw malformed("the entity '" + RecordError.shorten(reader.getLocalName()) + "' is not declared");
                default -> {
                    // Comments and processing instructions carry no data.
                }
            }
            budget.text(text.length());
        }
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
    private static void add(Map<String, Object> fields, String name, Object value) {
        Object before = fields.get(name);
        if (before == null) {
            fields.put(name, value);
        } else if (before instanceof List<?> list) {
            ((List<Object>) list).add(value);
        } else {
            List<Object> repeated = new ArrayList<>();
            repeated.add(before);
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

    /** The parser's messages begin with a line of their own that only repeats the place. */
    private static String reason(XMLStreamException e) {
        String message = String.valueOf(e.getMessage());
        int start = message.indexOf("Message: ");
        return start < 0 ? message : message.substring(start + "Message: ".length());
    }

    private static UnreadableRecordException malformed(String message) {
        return UnreadableRecordException.of(ErrorCode.MALFORMED_XML, message);
    }
}
