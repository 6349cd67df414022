"""The rules over several files, each a function named as the sentence that should be true."""
