package org.needsline.casefile;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;

/** Where the bytes of evidence lie, by key. The database holds them unless an object store is put in its place. */
interface EvidenceStore {

    /** Keeps all bytes of the stream under a key that was not used before. */
    void put(String key, InputStream bytes) throws IOException;

    /** Writes the bytes of that key, piece by piece; nothing if there are none. */
    void copyTo(String key, OutputStream target) throws IOException;

    /** Forgets them. */
    void remove(String key);
}
