"""Opens a DOCX in LibreOffice, changes it as a person would with tracking as the file has it, and saves it as DOCX. Arguments: port, file in, file out, JSON list of changes.

A change is {"do": "after" | "delete" | "replace" | "paragraph", "find": words of the text, "text": ...}.
"""
import json
import sys
import time

import uno
from com.sun.star.beans import PropertyValue
from com.sun.star.connection import NoConnectException
from com.sun.star.text.ControlCharacter import PARAGRAPH_BREAK


def prop(name, value):
    p = PropertyValue()
    p.Name, p.Value = name, value
    return p


def desktop(port):
    local = uno.getComponentContext()
    resolver = local.ServiceManager.createInstanceWithContext("com.sun.star.bridge.UnoUrlResolver", local)
    for _ in range(300):
        try:
            context = resolver.resolve(f"uno:socket,host=127.0.0.1,port={port};urp;StarOffice.ComponentContext")
            return context.ServiceManager.createInstanceWithContext("com.sun.star.frame.Desktop", context)
        except NoConnectException:
            time.sleep(0.1)
    raise SystemExit("LibreOffice does not answer")


def find(document, words):
    search = document.createSearchDescriptor()
    search.SearchString = words
    found = document.findFirst(search)
    if found is None:
        raise SystemExit(f"not in the document: {words}")
    return found


def main():
    port, source, target, changes = sys.argv[1:5]
    document = desktop(port).loadComponentFromURL(uno.systemPathToFileUrl(source), "_blank", 0, (prop("Hidden", True),))
    print(json.dumps({"tracking": document.RecordChanges, "bookmarks": document.Bookmarks.Count}))
    for change in json.loads(changes):
        place = find(document, change["find"])
        text = place.Text
        cursor = text.createTextCursorByRange(place)
        if change["do"] == "after":
            cursor.collapseToEnd()
            text.insertString(cursor, change["text"], False)
        elif change["do"] == "delete":
            cursor.setString("")
        elif change["do"] == "replace":
            cursor.setString(change["text"])
        elif change["do"] == "paragraph":
            cursor.gotoEndOfParagraph(False)
            text.insertControlCharacter(cursor, PARAGRAPH_BREAK, False)
            text.insertString(cursor, change["text"], False)
    document.storeToURL(uno.systemPathToFileUrl(target), (prop("FilterName", "MS Word 2007 XML"),))
    document.close(True)


main()
